// The face of what outlives the process.
export * from "./call_file.ts";
