// The line between the two halves, and its adapter to two windows. Checks who speaks: a message counts
// only with the right origin and the right source window. Reads no message.

/** One end of a line. */
export interface Port {
  post(message: unknown): void;
  /** Calls `listener` with each message of the other end until the returned function is called. */
  onMessage(listener: (message: unknown) => void): () => void;
}

/** The part of a window that listens. */
export interface MessageTarget {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  removeEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** The part of a window that is posted to. */
export interface MessageSink {
  postMessage(message: unknown, targetOrigin: string): void;
}

export interface WindowPortOptions {
  /** This page's window. */
  readonly own: MessageTarget;
  /** The other page's window: undefined while its frame is not there. */
  readonly peer: () => MessageSink | null | undefined;
  /** The only origin that is posted to and listened to. */
  readonly peerOrigin: string;
}

/** A port to another window. */
export function windowPort({ own, peer, peerOrigin }: WindowPortOptions): Port {
  return {
    post(message) {
      peer()?.postMessage(message, peerOrigin);
    },
    onMessage(listener) {
      const onEvent = (event: MessageEvent) => {
        const sender = peer();
        if (!sender || event.source !== sender || event.origin !== peerOrigin) return;
        listener(event.data);
      };
      own.addEventListener("message", onEvent);
      return () => own.removeEventListener("message", onEvent);
    },
  };
}

/** What a framed page can know about the page around it. */
export interface Surroundings {
  /** `location.ancestorOrigins`; not in every browser. */
  readonly ancestorOrigins?: ArrayLike<string>;
  readonly referrer: string;
}

/** The origin of the page that frames this one; undefined when the browser does not tell. */
export function framingOrigin({ ancestorOrigins, referrer }: Surroundings): string | undefined {
  const origin = ancestorOrigins?.[0] ?? (URL.canParse(referrer) ? new URL(referrer).origin : "");
  return origin === "" || origin === "null" ? undefined : origin;
}
