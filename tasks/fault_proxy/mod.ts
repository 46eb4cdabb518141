// A TCP proxy that makes trouble on purpose: what tests and the command line use of it.
export { type Address, type Counts, FaultProxy, type FaultProxyOptions } from "./proxy.ts";
export type { ConnectionView } from "./connection.ts";
export type { Ending } from "./peer.ts";
export { ToxicError } from "./toxic_list.ts";
export type { Direction, Toxic, ToxicInput, ToxicPatch } from "./toxics.ts";
