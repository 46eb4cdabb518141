// The face of the call model: pure, and the same for every agent.
export * from "./allowed.ts";
export * from "./calls.ts";
export * from "./diagram.ts";
export * from "./input.ts";
export * from "./ledger.ts";
export * from "./news.ts";
export * from "./recap.ts";
export * from "./release.ts";
export * from "./state.ts";
export * from "./table.ts";
export * from "./times.ts";
export * from "./transition.ts";
