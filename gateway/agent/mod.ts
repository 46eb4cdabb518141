// The face of agents: their sessions, and the directory that finds them.
export * from "./directory.ts";
export * from "./journal.ts";
export * from "./refusal.ts";
export * from "./session.ts";
