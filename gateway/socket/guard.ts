// Keeps the process alive: a throw in a WebSocket handler would end it (Deno, observed with 2.9.6).
import type { Log } from "../runtime/log.ts";
import { CloseCode } from "./close_codes.ts";

/** Wraps a socket's handler: what it throws is logged and closes that one socket. */
export function guarded<Args extends unknown[]>(
  socket: Pick<WebSocket, "close">,
  log: Log,
  handler: (...args: Args) => void,
): (...args: Args) => void {
  return (...args) => {
    try {
      handler(...args);
    } catch (error) {
      log.error("WebSocket handler failed", { error });
      closeQuietly(socket, CloseCode.InternalError, "The gateway failed");
    }
  };
}

/** Closes a socket in whatever state it is; closing one that is closed already does nothing. */
export function closeQuietly(socket: Pick<WebSocket, "close">, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // Not open yet or closed already: there is nobody left to tell.
  }
}
