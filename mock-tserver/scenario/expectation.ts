// What a scenario file says of messages: those that must come, and those that must not.
import { z } from "zod";
import { EVENT_MEANINGS } from "../../gateway/protocol/descriptions.ts";
import type { ToolbarEventName } from "../../gateway/protocol/events.ts";
import { MessageName } from "../delays.ts";
import { Duration } from "./duration.ts";
import { call, text, toolbarName } from "./fields.ts";

/** A text that is a regular expression: between slashes. */
export const PATTERN = /^\/(.+)\/$/;

const toolbarEvents = Object.keys(EVENT_MEANINGS) as [ToolbarEventName, ...ToolbarEventName[]];

/** What a message must be to meet an expectation. */
const pattern = {
  toolbar: z.enum(toolbarEvents).optional()
    .describe("An event that a toolbar is told, by its name."),
  tserver: MessageName.optional()
    .describe("A request to the T-Server or an event from it, by its T-Library name."),
  agent: text.optional().describe("Of a toolbar: whose it is; by default the file's first agent."),
  as: toolbarName.optional(),
  dn: text.optional().describe("Of a T-Library message: its ThisDN."),
  call: call.optional(),
  where: z.record(z.string(), z.json()).refine(hasGoodPatterns, {
    error: "has a pattern that cannot be read: between the slashes stands a regular expression",
  }).optional().describe(
    "What the message's fields must be: a value, a pattern such as /^7/, or null for absent.",
  ),
};

/** Whether every text between slashes is a regular expression. */
function hasGoodPatterns(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).every(hasGoodPatterns);
  }
  const [, pattern] = typeof value === "string" ? value.match(PATTERN) ?? [] : [];
  if (pattern === undefined) return true;
  try {
    return new RegExp(pattern) !== undefined;
  } catch {
    return false;
  }
}

interface Observed {
  readonly toolbar?: unknown;
  readonly tserver?: unknown;
  readonly agent?: unknown;
  readonly as?: unknown;
}

/** A message is seen by a toolbar, which may be named, or at the T-Server. */
function isSeenByOne(value: Observed, context: z.RefinementCtx): void {
  const add = (path: string[], message: string) =>
    context.addIssue({ code: "custom", path, message });
  if ((value.toolbar === undefined) === (value.tserver === undefined)) {
    return add([], "needs either toolbar or tserver, with the name of a message");
  }
  if (value.toolbar !== undefined) return;
  for (const name of ["agent", "as"] as const) {
    if (value[name] !== undefined) add([name], "goes with toolbar only");
  }
}
const SEEN_BY_ONE = {
  oneOf: [{ required: ["toolbar"] }, {
    required: ["tserver"],
    properties: { agent: false, as: false },
  }],
};

export const Expectation = z.strictObject({
  ...pattern,
  within: Duration.optional()
    .describe("How long after the last step that did something it may take; by default 2s."),
  times: z.int().min(0).max(100_000).optional().describe(
    "Exactly so many such messages since the scenario began; counted when `within` is over, by default at once.",
  ),
}).superRefine(isSeenByOne).meta(SEEN_BY_ONE);
export type Expectation = z.infer<typeof Expectation>;

export const Prohibition = z.strictObject({
  ...pattern,
  for: Duration.optional()
    .describe("For so long from now on; without it from the scenario's begin to its end."),
}).superRefine(isSeenByOne).meta(SEEN_BY_ONE);
export type Prohibition = z.infer<typeof Prohibition>;
