// The face of agents: their sessions, and the directory that finds them.
export * from "./attendance.ts";
export * from "./command_desk.ts";
export * from "./directory.ts";
export * from "./entry.ts";
export * from "./journal.ts";
export * from "./limits.ts";
export * from "./memory.ts";
export * from "./refusal.ts";
export * from "./session.ts";
export * from "./session_deps.ts";
export * from "./tally.ts";
