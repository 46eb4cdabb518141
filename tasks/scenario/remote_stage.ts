// A stage in real time: a hookswitch that serves, with real sockets for toolbars and the journal's
// live stream.
import type { Clock } from "../../gateway/runtime/clock.ts";
import {
  ask,
  journalMessage,
  Lookout,
  type Stage,
  toldMessage,
  type ToolbarName,
} from "../../mock-tserver/scenario/mod.ts";
import { eventData } from "./event_stream.ts";

/** How much later than it happened a message may be seen, in milliseconds. */
const GRACE_MS = 150;

export interface RemoteStageOptions {
  /** Where it serves, such as http://localhost:8087. */
  readonly base: string;
  readonly clock: Clock;
}

/** Connects to the journal's stream; rejects when nothing serves there. */
export async function openRemoteStage({ base, clock }: RemoteStageOptions): Promise<Stage> {
  const toolbars = new Map<string, WebSocket>();
  const lookout = new Lookout(clock);
  const aborted = new AbortController();
  const stream = await fetch(new URL("/mock/stream", base), { signal: aborted.signal });
  const followed = follow(stream, (data) => lookout.tell(journalMessage(JSON.parse(data))));

  const keyOf = ({ agent, as }: ToolbarName) => `${agent}/${as}`;
  const disconnect = async (toolbar: ToolbarName) => {
    const socket = toolbars.get(keyOf(toolbar));
    toolbars.delete(keyOf(toolbar));
    if (socket) await closed(socket);
  };
  return {
    now: () => clock.now(),
    graceMs: GRACE_MS,
    request: (request) => ask(fetch, { base, request }),
    async connect(toolbar) {
      await disconnect(toolbar);
      const url = new URL(`/genesysWs?agent=${encodeURIComponent(toolbar.agent)}`, base);
      const socket = new WebSocket(url.href.replace(/^http/, "ws"));
      socket.onmessage = ({ data }) => lookout.tell(toldMessage(data, toolbar));
      toolbars.set(keyOf(toolbar), socket);
      await opened(socket);
    },
    disconnect,
    observe: (listener) => lookout.observe(listener),
    wait: (untilMs, isMet) => lookout.wait(untilMs, isMet),
    async close() {
      await Promise.all([...toolbars.values()].map(closed));
      aborted.abort();
      await followed;
    },
  };
}

/** Hands on what comes, until the stream ends or is aborted. */
async function follow({ body }: Response, tell: (data: string) => void): Promise<void> {
  if (body === null) return;
  try {
    for await (const data of eventData(body)) tell(data);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}

function opened(socket: WebSocket): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.onopen = () => resolve();
  socket.onerror = () => reject(new Error(`Cannot connect to ${socket.url}`));
  return promise;
}

function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.onclose = () => resolve();
  socket.close();
  return promise;
}
