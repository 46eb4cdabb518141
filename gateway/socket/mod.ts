// The face of toolbar sockets.
export * from "./close_codes.ts";
export * from "./handshake.ts";
export type { EventSource, Parting } from "./toolbar_socket.ts";
export * from "./toolbar_sockets.ts";
