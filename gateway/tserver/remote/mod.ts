// The face of the link to a remote T-Server, for both of its ends.
export * from "./frames.ts";
export * from "./link_end.ts";
export * from "./remote_port.ts";
