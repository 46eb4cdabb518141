// Whether a message is the one that a step means, and the words for it. Pure.
import { type Expectation, PATTERN, type Prohibition } from "./expectation.ts";
import { shown } from "./explain.ts";
import type { Message } from "./stage.ts";

/** A toolbar that the file gives no name. */
export const ONLY_TOOLBAR = "main";

/** What a step says of the message it means. */
export type Pattern = Omit<Expectation & Prohibition, "within" | "times" | "for">;

/** What a pattern leaves open, filled in. */
export interface PatternContext {
  /** The agent that is meant where none is named. */
  readonly defaultAgent: string;
  nameOf(message: Message): string | undefined;
}

/** Who would see the message; messages seen by one observer have an order. */
export function observerOf(pattern: Pattern, { defaultAgent }: PatternContext): string {
  if (pattern.toolbar === undefined) return "tserver";
  return `toolbar ${pattern.agent ?? defaultAgent} ${pattern.as ?? ONLY_TOOLBAR}`;
}

/** Whether `message` has the pattern's name, observer, DN and call; its fields are looked at apart. */
export function isOfKind(pattern: Pattern, message: Message, context: PatternContext): boolean {
  if (pattern.call !== undefined && context.nameOf(message) !== pattern.call) return false;
  if (pattern.dn !== undefined && message.thisDN !== pattern.dn) return false;
  if (pattern.toolbar !== undefined) {
    return message.to === "toolbar" && message.name === pattern.toolbar &&
      message.agent === (pattern.agent ?? context.defaultAgent) &&
      message.as === (pattern.as ?? ONLY_TOOLBAR);
  }
  if (message.name !== pattern.tserver) return false;
  const isRequest = message.from === "gateway" && message.to === "tserver";
  const isEvent = message.from === "tserver" && message.to === "gateway" && !message.dropped;
  return isRequest || isEvent;
}

/** Whether `message` is one that `pattern` means. */
export function isMeant(pattern: Pattern, message: Message, context: PatternContext): boolean {
  return isOfKind(pattern, message, context) && differences(pattern, message).length === 0;
}

/** In what fields a message differs from `where`: a phrase each. */
export function differences({ where = {} }: Pattern, { payload }: Message): string[] {
  return Object.entries(where).flatMap(([field, wanted]) => {
    const value = fieldOf(payload, field);
    return fits(value, wanted) ? [] : [`${field} is ${shown(value)}`];
  });
}

function fieldOf(payload: unknown, field: string): unknown {
  return typeof payload === "object" && payload !== null
    ? (payload as Readonly<Record<string, unknown>>)[field]
    : undefined;
}

function fits(value: unknown, wanted: unknown): boolean {
  if (wanted === null) return value === undefined || value === null;
  if (typeof wanted === "string") {
    const [, pattern] = wanted.match(PATTERN) ?? [];
    return pattern === undefined ? String(value) === wanted : matchesText(pattern, value);
  }
  if (Array.isArray(wanted)) {
    return Array.isArray(value) && value.length === wanted.length &&
      wanted.every((item, index) => fits(value[index], item));
  }
  if (typeof wanted === "object") {
    return Object.entries(wanted).every(([field, inner]) => fits(fieldOf(value, field), inner));
  }
  return value === wanted || (typeof value === "string" && value === String(wanted));
}

function matchesText(pattern: string, value: unknown): boolean {
  return value !== undefined && new RegExp(pattern).test(String(value));
}

/** The pattern as a phrase, such as `EventReleased at the toolbar of agent 1001, where reason is "wrapup"`. */
export function describe(pattern: Pattern, { defaultAgent }: PatternContext): string {
  const { toolbar, tserver, agent = defaultAgent, as, dn, call, where } = pattern;
  const place = toolbar === undefined
    ? tserver?.startsWith("Request") ? "to the T-Server" : "from the T-Server"
    : `at the toolbar ${as === undefined ? "" : `"${as}" `}of agent ${agent}`;
  const fields = Object.entries(where ?? {}).map(([field, value]) =>
    value === null ? `${field} is absent` : `${field} is ${shown(value)}`
  );
  return [
    `${toolbar ?? tserver} ${place}`,
    call === undefined ? "" : ` for call ${call}`,
    dn === undefined ? "" : ` with ThisDN ${dn}`,
    fields.length === 0 ? "" : `, where ${fields.join(" and ")}`,
  ].join("");
}
