// The port to a T-Server that is a process of its own: each connection is a WebSocket to it.
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import type { TServerEvent } from "../events.ts";
import type { TServerConnection, TServerPort } from "../port.ts";
import { decodeEvent, type LinkEvent } from "./frames.ts";
import { LinkCloseCode, LinkEnd, type LinkSocket } from "./link_end.ts";

export interface RemoteTServerOptions {
  /** Where the T-Server is: `ws://127.0.0.1:8088/tserver`. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes the WebSocket; the platform's own by default. */
  readonly connect?: (url: string) => LinkSocket;
}

/**
 * A T-Server at `url`. A connection that cannot be made is told as one that was lost; a request sent
 * while there is none is not answered.
 */
export function createRemoteTServer(options: RemoteTServerOptions): TServerPort {
  const { url, clock, log, connect = (url) => new WebSocket(url) } = options;
  return {
    open(receive): TServerConnection {
      // No T-Server tells of the connection itself: the client's own library does.
      const tell = (name: "EventServerConnected" | "EventServerDisconnected") =>
        receive({ name, time: clock.now(), EventSequenceNumber: 0 } satisfies TServerEvent);
      const lost = (why: string, code?: number) => {
        log.warn("T-Server connection is lost", { url, why, code });
        tell("EventServerDisconnected");
      };
      let socket: LinkSocket;
      try {
        socket = connect(url);
      } catch (error) {
        const timer = clock.setTimer(0, () => lost(String(error)));
        return { send() {}, close: () => timer.cancel() };
      }
      const end = new LinkEnd<LinkEvent>({
        socket,
        clock,
        log,
        decode: decodeEvent,
        opened: () => tell("EventServerConnected"),
        received: receive,
        lost,
      });
      return {
        send: (request) => end.send(request),
        close: () => void end.close(LinkCloseCode.Done, "the client has closed"),
      };
    },
  };
}
