// Triggers that put a fault rule into force, one for each effect, and that list and remove rules.
import { z } from "zod";
import { MessageName } from "../../mock-tserver/delays.ts";
import { closest } from "../../mock-tserver/scenario/mod.ts";
import { UsageError } from "../command_line.ts";
import { type Input, post, readDelay, readJson, readWhole, type Trigger } from "./input.ts";

/** The effect that the word after the message stands for. */
type EffectOf = (value: string, message: string) => Readonly<Record<string, unknown>>;

/** A trigger whose first word is a message, and whose second the effect's value. */
function effect(words: string, sentence: string, effectOf: EffectOf): Trigger {
  return {
    words,
    sentence,
    options: ["dn", "nth", "times", "probability"],
    request: ({ words: [name, value], options }) => {
      const needsValue = words.includes(" ") && !words.includes("[");
      if (name === undefined || (needsValue && value === undefined)) {
        throw new UsageError(`The fault needs ${words}, such as RequestReleaseCall`);
      }
      const message = readMessage(name);
      const match = {
        message,
        ...wholes(options, ["nth"]),
        ...chanceOf(options),
        ...dnOf(options),
      };
      const rule = {
        match,
        effect: effectOf(value ?? "", message),
        ...wholes(options, ["times"]),
      };
      return post("/mock/faults", rule);
    },
  };
}

/** A message that can be struck, by its T-Library name. */
function readMessage(name: string): string {
  const { success, data } = MessageName.safeParse(name);
  if (success) return data;
  const near = closest(name, MessageName.options);
  const hint = near === undefined
    ? "write one such as RequestReleaseCall"
    : `did you mean ${near}?`;
  throw new UsageError(`There is no request or event "${name}": ${hint}`);
}

/** A fault's delay: a fault that delays nothing is one to take away. */
function readFaultDelay(text: string): unknown {
  if (text !== "none") return readDelay(text, FAULT_DELAYS);
  throw new UsageError(
    'A fault cannot delay by "none": write a delay such as 250, 100-900 or never, or take the ' +
      "fault away with fault remove ID",
  );
}

const FAULT_DELAYS = "250, 100-900 or never";

function readFailure(code: string, message: string): { fail: number } {
  if (!message.startsWith("Request")) {
    throw new UsageError(
      `fault fail refuses requests, and ${message} is none: write one such as RequestAnswerCall`,
    );
  }
  return { fail: readWhole(code, { what: "code", max: 9_999 }) };
}

function readCut(what: string): { disconnect: string } {
  if (what === "link" || what === "client") return { disconnect: what };
  throw new UsageError(`fault disconnect cuts the link or the client, not "${what}"`);
}

function readCorruption(json: string): { corrupt: unknown } {
  const { success, data } = Corrupted.safeParse(readJson(json));
  if (success) return { corrupt: data };
  throw new UsageError(
    `Cannot use ${json}: fault corrupt needs attributes with texts, numbers or null, ` +
      `such as '{"ANI":null}'`,
  );
}

const Corrupted = z.record(z.string().min(1), z.union([z.string(), z.number(), z.null()]));

export const FAULT_TRIGGERS: Readonly<Record<string, Trigger>> = {
  "fault delay": effect(
    "NAME DELAY",
    `Requests or events of this T-Library name wait: ${FAULT_DELAYS}`,
    (delay) => ({ delay: readFaultDelay(delay) }),
  ),
  "fault drop": effect("NAME", "They go nowhere", () => ({ drop: true })),
  "fault duplicate": effect(
    "NAME [MORE]",
    "They come twice, or so many times more",
    (more) => ({ duplicate: readWhole(more || "1", { what: "count", max: 100 }) }),
  ),
  "fault reorder": effect("NAME", "They let the next one pass first", () => ({ reorder: true })),
  "fault fail": effect(
    "NAME CODE",
    "Requests are refused with the T-Server's error CODE",
    readFailure,
  ),
  "fault disconnect": effect(
    "NAME link|client",
    "The link goes down, or the connection is cut, at that message",
    readCut,
  ),
  "fault corrupt": effect(
    "NAME JSON",
    "Attributes get these values: fault corrupt EventRinging '{\"ANI\":null}'",
    readCorruption,
  ),
  "fault list": {
    sentence: "Show the faults in force, and what they struck",
    request: () => ({ method: "GET", path: "/mock/faults" }),
  },
  "fault remove": {
    words: "ID",
    sentence: "Take one fault away",
    request: ({ words: [id] }) => {
      if (id === undefined) throw new UsageError("fault remove needs the id that fault list shows");
      return { method: "DELETE", path: `/mock/faults/${readWhole(id, { what: "id" })}` };
    },
  },
  "fault clear": {
    sentence: "Take all faults away",
    request: () => ({ method: "DELETE", path: "/mock/faults" }),
  },
};

function dnOf(options: Input["options"]): { dn?: string } {
  const dn = options.get("dn");
  return dn === undefined ? {} : { dn };
}

/** The chance that a message is struck. */
function chanceOf(options: Input["options"]): { probability?: number } {
  const text = options.get("probability");
  if (text === undefined) return {};
  const probability = Number(text);
  if (text.trim() !== "" && probability >= 0 && probability <= 1) return { probability };
  throw new UsageError(`Cannot use the probability "${text}": it must be from 0 to 1, such as 0.5`);
}

/** Those of the options that are given, as whole numbers. */
function wholes(options: Input["options"], names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.flatMap((what) => {
    const value = options.get(what);
    return value === undefined ? [] : [[what, readWhole(value, { what })]];
  }));
}
