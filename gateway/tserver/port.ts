// The port to a T-Server: requests out, events in. A mock and a real T-Server look the same from here.
import type { TServerEvent } from "./events.ts";
import type { TServerRequest } from "./requests.ts";

/** A T-Server that clients can connect to. */
export interface TServerPort {
  /**
   * Opens a connection. `receive` gets the connection's events one by one, in order and never
   * during the call of `open` or `send`. The first is EventServerConnected, then EventLinkConnected
   * as soon as the link is up. It must not throw.
   */
  open(receive: (event: TServerEvent) => void): TServerConnection;
}

/** One client's connection. It holds the client's registrations, which end with it. */
export interface TServerConnection {
  /** Sends a request. A request sent while the link is down is answered by EventError or not at all. */
  send(request: TServerRequest): void;
  /** Ends the connection. No event comes afterwards. */
  close(): void;
}
