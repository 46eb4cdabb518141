// A fault as it is filled in, and the rule that comes of it. Pure.
import {
  type DelayForm,
  delayOf,
  formOf,
  NO_DELAY,
  readMs,
  sayDelay,
} from "../delays/delay_form.ts";
import type { FaultEffect, FaultRule } from "../schemas.ts";

/** What can befall a message; the keys of the rules' effects. */
export const FAULTS = [
  "drop",
  "delay",
  "duplicate",
  "reorder",
  "fail",
  "disconnect",
  "corrupt",
] as const;
export type Fault = typeof FAULTS[number];

export interface FaultWords {
  readonly title: string;
  readonly says: string;
}

export const FAULT_WORDS: Readonly<Record<Fault, FaultWords>> = {
  drop: { title: "Lost", says: "The message goes nowhere." },
  delay: { title: "Late", says: "The message waits, on top of its delay." },
  duplicate: { title: "Doubled", says: "The message comes more than once." },
  reorder: {
    title: "Overtaken",
    says: "The message lets the next one pass, for at most a second.",
  },
  fail: { title: "Refused", says: "The request is answered by EventError." },
  disconnect: {
    title: "Cut off",
    says: "The link or the connection breaks just before the message.",
  },
  corrupt: { title: "Wrong", says: "An attribute of the message has another value, or none." },
};

/** What is filled in; numbers as they are typed, empty for "any". */
export interface FaultForm {
  readonly message: string;
  readonly dn: string;
  readonly nth: string;
  readonly times: string;
  /** In percent. */
  readonly chance: string;
  readonly fromMs: string;
  readonly untilMs: string;
  readonly delay: DelayForm;
  readonly copies: string;
  readonly code: string;
  readonly breaks: "link" | "client";
  readonly forMs: string;
  readonly attribute: string;
  readonly value: string;
}

const MESSAGES: Readonly<Record<Fault, string>> = {
  drop: "EventReleased",
  delay: "EventEstablished",
  duplicate: "EventReleased",
  reorder: "EventEstablished",
  fail: "RequestAnswerCall",
  disconnect: "EventRinging",
  corrupt: "EventRinging",
};

/** What a fault's form holds at first: a rule that can be switched on as it stands. */
export function newForm(fault: Fault): FaultForm {
  return {
    message: MESSAGES[fault],
    dn: "",
    nth: "",
    times: "",
    chance: "",
    fromMs: "",
    untilMs: "",
    delay: { kind: "fixed", ms: 1_000 },
    copies: "1",
    code: "1161",
    breaks: "link",
    forMs: "3000",
    attribute: "ANI",
    value: "",
  };
}

/** A rule, or the field that is filled in wrongly and how it should be. */
export type Filled =
  | { readonly ok: true; readonly rule: FaultRule }
  | { readonly ok: false; readonly field: keyof FaultForm; readonly why: string };

export function ruleOf(fault: Fault, form: FaultForm): Filled {
  const wrong = wrongField(fault, form);
  if (wrong) return { ok: false, ...wrong };
  const times = readCount(form.times);
  return {
    ok: true,
    rule: {
      match: {
        message: form.message.trim(),
        ...given("dn", form.dn.trim() || undefined),
        ...given("nth", readCount(form.nth)),
        ...given("probability", readChance(form.chance)),
        ...given("fromMs", readMs(form.fromMs)),
        ...given("untilMs", readMs(form.untilMs)),
      },
      effect: effectOf(fault, form),
      ...given("times", times),
    },
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>;
}

function effectOf(fault: Fault, form: FaultForm): FaultEffect {
  switch (fault) {
    case "drop":
      return { drop: true };
    case "delay":
      return { delay: delayOf(form.delay) ?? 0 };
    case "duplicate":
      return { duplicate: readCount(form.copies) ?? 1 };
    case "reorder":
      return { reorder: true };
    case "fail":
      return { fail: readCount(form.code) ?? 0 };
    case "disconnect":
      return form.breaks === "client"
        ? { disconnect: "client" }
        : { disconnect: "link", ...given("forMs", readMs(form.forMs)) };
    case "corrupt":
      return { corrupt: { [form.attribute.trim()]: readValue(form.value) } };
  }
}

function wrongField(
  fault: Fault,
  form: FaultForm,
): { readonly field: keyof FaultForm; readonly why: string } | undefined {
  const count = "A whole number from 1";
  const time = "Whole milliseconds";
  if (form.message.trim() === "") return { field: "message", why: "Which message?" };
  if (isBad(form.nth, readCount)) return { field: "nth", why: count };
  if (isBad(form.times, readCount)) return { field: "times", why: count };
  if (isBad(form.chance, readChance)) return { field: "chance", why: "From 0 to 100" };
  if (isBad(form.fromMs, readMs)) return { field: "fromMs", why: time };
  if (isBad(form.untilMs, readMs)) return { field: "untilMs", why: time };
  if (fault === "duplicate" && readCount(form.copies) === undefined) {
    return { field: "copies", why: count };
  }
  if (fault === "fail") {
    if (!form.message.startsWith("Request")) {
      return { field: "message", why: "Only a request can be refused" };
    }
    if (readCount(form.code) === undefined) return { field: "code", why: "An error code" };
  }
  if (fault === "disconnect" && form.breaks === "link" && isBad(form.forMs, readMs)) {
    return { field: "forMs", why: time };
  }
  if (fault === "corrupt" && form.attribute.trim() === "") {
    return { field: "attribute", why: "Which attribute?" };
  }
}

/** Whether something is typed that cannot be read. */
function isBad(text: string, read: (text: string) => unknown): boolean {
  return text.trim() !== "" && read(text) === undefined;
}

function readCount(text: string): number | undefined {
  const number = readMs(text);
  return number === 0 ? undefined : number;
}

function readChance(text: string): number | undefined {
  const percent = Number(text);
  if (text.trim() === "" || !(percent >= 0 && percent <= 100)) return undefined;
  return percent / 100;
}

/** A value as it is typed: nothing takes the attribute away, digits without a zero in front are a number. */
function readValue(text: string): string | number | null {
  if (text === "") return null;
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

export function faultOf(effect: FaultEffect): Fault {
  return FAULTS.find((fault) => fault in effect) ?? "drop";
}

/** What a rule does, in a line. */
export function sayEffect(effect: FaultEffect): string {
  if ("delay" in effect) return `late by ${sayDelay(formOf(effect.delay))}`;
  if ("drop" in effect) return "lost";
  if ("duplicate" in effect) return `${effect.duplicate} more of it`;
  if ("reorder" in effect) return "overtaken by the next";
  if ("fail" in effect) return `refused with ${effect.fail}`;
  if ("disconnect" in effect) {
    if (effect.disconnect === "client") return "its client is cut off";
    const { forMs } = effect;
    return `the link goes down${
      forMs === undefined ? "" : ` for ${sayDelay({ ...NO_DELAY, kind: "fixed", ms: forMs })}`
    }`;
  }
  return Object.entries(effect.corrupt)
    .map(([name, value]) => value === null ? `without ${name}` : `${name} is ${value}`)
    .join(", ");
}

/** Which messages a rule strikes, beyond their name; empty for all of them. */
export function sayMatch({ match, times }: FaultRule): string {
  return [
    match.dn !== undefined && `at ${match.dn}`,
    match.nth !== undefined && `number ${match.nth} only`,
    match.probability !== undefined && `${Math.round(match.probability * 100)} % of them`,
    match.fromMs !== undefined && `from ${match.fromMs} ms`,
    match.untilMs !== undefined && `until ${match.untilMs} ms`,
    times !== undefined && `${times} at most`,
  ].filter(Boolean).join(", ");
}
