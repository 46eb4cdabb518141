// The face of what crosses the wire to a toolbar. Browser-safe.
export * from "./answers.ts";
export * from "./commands.ts";
export * from "./events.ts";
export * from "./heartbeat.ts";
export * from "./resume.ts";
export * from "./sessions.ts";
export * from "./toolbar_settings.ts";
export * from "./trace.ts";
export * from "./quick_reader.ts";
