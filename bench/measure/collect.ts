// Makes a Deno process collect its garbage, through its inspector: what it holds afterwards, it needs.

/** Where the inspector is that listens on this port. */
export async function inspectorUrl(port: number): Promise<string> {
  const [page] = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  return page.webSocketDebuggerUrl;
}

export async function collectGarbage(url: string): Promise<void> {
  const socket = new WebSocket(url);
  const opened = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  socket.onopen = () => opened.resolve();
  socket.onerror = () => {
    opened.reject(new Error(`Cannot reach the inspector at ${url}`));
  };
  socket.onmessage = ({ data }) => {
    if (JSON.parse(data).id === 1) done.resolve();
  };
  await opened.promise;
  socket.send(JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" }));
  await done.promise;
  socket.close();
}
