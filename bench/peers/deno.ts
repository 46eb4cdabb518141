// deno-lint-ignore-file no-console -- the first line tells the port
// The floor: what Deno itself costs. Answers each command with the recorded bytes, sends the recorded events
// to the agent's toolbar, and has no logic besides.
const { answers, events } = JSON.parse(Deno.readTextFileSync(Deno.args[0] ?? ""));
const toolbars = new Map<string | null, WebSocket>();

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
  const { type } = await request.json();
  const toolbar = toolbars.get(agent);
  for (const text of events[type]) toolbar?.send(text);
  return new Response(answers[type], {
    status: 202,
    headers: { "content-type": "application/json" },
  });
});
