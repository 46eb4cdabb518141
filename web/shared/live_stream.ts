// Keeps one stream of server-sent events open: opens it again when it breaks, and says which it is.
// It reads each message as JSON and leaves its meaning to the listener.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";

/** The wait before a broken stream is opened again, in milliseconds; doubles up to the longest. */
export const FIRST_RETRY_MS = 500;
export const LONGEST_RETRY_MS = 8_000;

/** What a connection tells. After `failed` it is closed and tells no more. */
export interface StreamHandlers {
  readonly opened: () => void;
  readonly heard: (data: unknown) => void;
  readonly failed: () => void;
}

/** Opens one connection, as the browser's EventSource does; the returned function closes it. */
export type Connect = (url: string, handlers: StreamHandlers) => () => void;

export interface LiveStreamOptions {
  readonly url: string;
  readonly connect: Connect;
  readonly clock: Clock;
  /** The stream is open, for the first time or again: what was missed must be read elsewhere. */
  readonly opened: () => void;
  readonly heard: (data: unknown) => void;
  readonly lost: () => void;
}

/** Opens the stream and keeps it open until the returned function is called. */
export function keepStreamOpen(options: LiveStreamOptions): () => void {
  const { url, connect, clock, opened, heard, lost } = options;
  let retryMs = FIRST_RETRY_MS;
  let close = () => {};
  let timer: Timer | undefined;

  const open = () => {
    close = connect(url, {
      opened: () => {
        retryMs = FIRST_RETRY_MS;
        opened();
      },
      heard: (data) => {
        const json = parse(data);
        if (json !== undefined) heard(json);
      },
      failed: () => {
        lost();
        timer = clock.setTimer(retryMs, open);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      },
    });
  };

  open();
  return () => {
    timer?.cancel();
    close();
  };
}

function parse(data: unknown): unknown {
  try {
    return typeof data === "string" ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}
