// Keeps one stream of server-sent events open while somebody looks: opens it again when it breaks, and
// rests while the page is hidden. It reads each message as JSON and leaves its meaning to the listener.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";

/** The wait before a broken stream is opened again, in milliseconds; doubles up to the longest. */
export const FIRST_RETRY_MS = 500;
export const LONGEST_RETRY_MS = 8_000;

export interface StreamMessage {
  readonly data: string;
  /** The last id that the stream gave, this message's or one before. */
  readonly id?: string;
}

/** What a connection starts from and what it tells. After `failed` it is closed and tells no more. */
export interface StreamHandlers {
  /** The message to go on after; what is kept and newer comes first. */
  readonly lastEventId?: string;
  readonly opened: () => void;
  readonly heard: (message: StreamMessage) => void;
  readonly failed: () => void;
}

/** Opens one connection; the returned function closes it. */
export type Connect = (url: string, handlers: StreamHandlers) => () => void;

/**
 * Whether the page is in sight. A browser allows an origin six connections over HTTP/1.1, and a
 * stream holds one: a few pages in tabs behind would leave none for the page in front.
 */
export interface PageSight {
  readonly isVisible: boolean;
  /** Calls `changed` when it is hidden or shown; returns what ends that. */
  watch(changed: () => void): () => void;
}

export interface LiveStreamOptions {
  readonly url: string;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly sight: PageSight;
  /** The stream is open, for the first time or again. */
  readonly opened: () => void;
  readonly heard: (data: unknown) => void;
  readonly lost: () => void;
}

/** Opens the stream and keeps it open until the returned function is called. */
export function keepStreamOpen(options: LiveStreamOptions): () => void {
  const { url, connect, clock, sight, opened, heard, lost } = options;
  let retryMs = FIRST_RETRY_MS;
  let lastId: string | undefined;
  let close = () => {};
  let timer: Timer | undefined;

  const open = () => {
    const from = lastId;
    close = connect(url, {
      ...(from !== undefined && { lastEventId: from }),
      opened: () => {
        retryMs = FIRST_RETRY_MS;
        opened();
      },
      heard: ({ data, id }) => {
        if (from !== undefined && id !== undefined && Number(id) <= Number(from)) {
          return startOver();
        }
        lastId = id ?? lastId;
        const json = parse(data);
        if (json !== undefined) heard(json);
      },
      failed: () => {
        // Who answers next may be another process, which counts from 1 again.
        lastId = undefined;
        lost();
        timer = clock.setTimer(retryMs, open);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      },
    });
  };
  /** The server was started anew while the page was hidden: its first messages were passed over. */
  const startOver = () => {
    close();
    lastId = undefined;
    open();
  };
  const rest = () => {
    timer?.cancel();
    close();
  };
  const unwatch = sight.watch(() => {
    rest();
    if (sight.isVisible) open();
  });

  if (sight.isVisible) open();
  return () => {
    unwatch();
    rest();
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
