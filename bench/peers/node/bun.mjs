// deno-lint-ignore-file no-console -- the first line tells the port
// The same as deno.ts on Bun.serve, in Bun's own manner.
const { answers, events } = await Bun.file(process.argv[2]).json();
const toolbars = new Map();

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  async fetch(request, server) {
    const { pathname, searchParams } = new URL(request.url);
    const agent = searchParams.get("agent");
    if (pathname === "/genesysWs") {
      return server.upgrade(request, { data: { agent } })
        ? undefined
        : new Response(null, { status: 400 });
    }
    const { type } = await request.json();
    const toolbar = toolbars.get(agent);
    for (const text of events[type]) toolbar?.send(text);
    return new Response(answers[type], {
      status: 202,
      headers: { "content-type": "application/json" },
    });
  },
  websocket: {
    open: (socket) => void toolbars.set(socket.data.agent, socket),
    message() {},
  },
});
console.log(`serves 127.0.0.1:${server.port}`);
