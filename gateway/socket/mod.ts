// The face of toolbar sockets.
export * from "./close_codes.ts";
export * from "./handshake.ts";
export * from "./toolbar_sockets.ts";
