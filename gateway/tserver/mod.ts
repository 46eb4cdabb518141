// The face of the port to a T-Server.
export * from "./attributes.ts";
export * from "./errors.ts";
export * from "./events.ts";
export * from "./port.ts";
export * from "./requests.ts";
export * from "./link.ts";
