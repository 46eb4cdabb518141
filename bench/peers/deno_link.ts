// deno-lint-ignore-file no-console -- the first line tells the port
// The floor with a T-Server behind it: each command becomes a frame on a WebSocket to another process, and
// what comes back becomes the event. No logic besides: nothing is checked, remembered or repeated.
const [messages = "", tserver = ""] = Deno.args;
const { answers, events } = JSON.parse(Deno.readTextFileSync(messages));
const toolbars = new Map<string | null, WebSocket>();

const link = new WebSocket(tserver);
link.onmessage = ({ data }) => {
  const { agent, type, index } = JSON.parse(data);
  toolbars.get(agent)?.send(events[type][index]);
};
await new Promise((resolve) => link.onopen = resolve);

Deno.serve({
  hostname: "127.0.0.1",
  port: 0,
  onListen: ({ port }) => console.log(`serves 127.0.0.1:${port}`),
}, async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  const agent = searchParams.get("agent");
  if (pathname === "/genesysWs") {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onopen = () => toolbars.set(agent, socket);
    return response;
  }
  const { type, connectionId } = await request.json();
  link.send(JSON.stringify({ name: type, agent, ReferenceID: 1, ConnID: connectionId }));
  return new Response(answers[type], {
    status: 202,
    headers: { "content-type": "application/json" },
  });
});
