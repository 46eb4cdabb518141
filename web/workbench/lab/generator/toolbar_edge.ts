// The browser's WebSocket and fetch as the generator's toolbars use them. Only main.tsx takes it.
import type { ToolbarEdge } from "./toolbars.ts";

/** Toolbars of the gateway that served the page. */
export function browserToolbars({ protocol, host }: Location): ToolbarEdge {
  const socketOrigin = `${protocol === "https:" ? "wss:" : "ws:"}//${host}`;
  const query = (agentId: string) => `?agent=${encodeURIComponent(agentId)}`;
  return {
    open(agentId, { opened, heard, closed }) {
      const socket = new WebSocket(`${socketOrigin}/genesysWs${query(agentId)}`);
      socket.onopen = opened;
      socket.onmessage = ({ data }) => heard(String(data));
      socket.onclose = closed;
      return () => socket.close();
    },
    command: (agentId, body) =>
      fetch(`/genesys/events${query(agentId)}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }).catch(() => undefined),
  };
}
