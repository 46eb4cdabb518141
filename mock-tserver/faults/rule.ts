// What a fault rule says: which messages it strikes, and what it does to them.
import { z } from "zod";
import { MAX_DELAY_MS } from "../../gateway/runtime/clock.ts";
import { Delay, MessageName } from "../delays.ts";

const Milliseconds = z.int().min(0).max(MAX_DELAY_MS);
const Value = z.union([z.string().max(1_000), z.number(), z.null()]);

/** Which messages a rule strikes: those for which everything that is given holds. */
export const FaultMatch = z.strictObject({
  message: MessageName.describe("The request or event, by its T-Library name."),
  dn: z.string().min(1).max(64).optional().describe("ThisDN."),
  nth: z.int().min(1).optional().describe(
    "Only the nth such message, counted from the rule's start.",
  ),
  probability: z.number().min(0).max(1).optional().describe("The chance that it is struck."),
  fromMs: Milliseconds.optional().describe(
    "Not before so many milliseconds after the rule's start.",
  ),
  untilMs: Milliseconds.optional().describe("Not after so many milliseconds."),
});
export type FaultMatch = z.infer<typeof FaultMatch>;

/** What is done to a message. */
export const FaultEffect = z.union([
  z.strictObject({ delay: Delay.describe("Waits, on top of the delay that is set.") }),
  z.strictObject({ drop: z.literal(true).describe("It goes nowhere.") }),
  z.strictObject({ duplicate: z.int().min(1).max(100).describe("So many more of the same.") }),
  z.strictObject({
    reorder: z.literal(true).describe("It waits until the next one has passed, at most 1 s."),
  }),
  z.strictObject({
    fail: z.int().min(1).max(9_999).describe("A request is answered by EventError with this code."),
  }),
  z.strictObject({
    disconnect: z.enum(["link", "client"]).describe(
      "The link goes down, or the client's connection is cut, before the message has passed.",
    ),
    forMs: Milliseconds.min(1).optional().describe("The link comes up again after so long."),
  }),
  z.strictObject({
    corrupt: z.record(z.string().min(1).max(64), Value).describe(
      "Attributes get these values; null takes one away.",
    ),
  }),
], {
  error: "must be one of delay, drop, duplicate, reorder, fail, disconnect and corrupt",
});
export type FaultEffect = z.infer<typeof FaultEffect>;

/** A fault rule. */
export const FaultRule = z.strictObject({
  match: FaultMatch,
  effect: FaultEffect,
  times: z.int().min(1).optional().describe("It strikes so often at most."),
}).refine(({ match, effect }) => !("fail" in effect) || match.message.startsWith("Request"), {
  error: "strikes requests only",
  path: ["effect", "fail"],
}).refine(({ effect }) => !("forMs" in effect) || effect.disconnect === "link", {
  error: "goes with the link only",
  path: ["effect", "forMs"],
});
export type FaultRule = z.infer<typeof FaultRule>;

/** A rule with its number and what it has done so far. */
export const FaultInfo = z.object({
  id: z.int(),
  rule: FaultRule,
  /** Messages with its name and DN since its start. */
  seen: z.int(),
  /** Messages that it struck. */
  struck: z.int(),
});
export type FaultInfo = z.infer<typeof FaultInfo>;

/** GET /mock/faults. */
export const FaultList = z.object({ faults: z.array(FaultInfo) });
