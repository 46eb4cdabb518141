// Triggers that put a fault rule into force, one for each effect, and that list and remove rules.
import { UsageError } from "../command_line.ts";
import { type Input, post, readDelay, readJson, readNumber, type Trigger } from "./input.ts";

/** A trigger whose first word is a message, and whose second the effect's value. */
function effect(
  words: string,
  sentence: string,
  effectOf: (value: string) => Readonly<Record<string, unknown>>,
): Trigger {
  return {
    words,
    sentence,
    request: ({ words: [message, value], options }) => {
      const needsValue = words.includes(" ") && !words.includes("[");
      if (message === undefined || (needsValue && value === undefined)) {
        throw new UsageError(`The fault needs ${words}, such as RequestReleaseCall`);
      }
      const match = { message, ...only(options, ["nth", "probability"]), ...dnOf(options) };
      const rule = { match, effect: effectOf(value ?? ""), ...only(options, ["times"]) };
      return post("/mock/faults", rule);
    },
  };
}

export const FAULT_TRIGGERS: Readonly<Record<string, Trigger>> = {
  "fault delay": effect(
    "NAME DELAY",
    "Requests or events of this T-Library name wait: 250 or 100-900",
    (delay) => ({ delay: readDelay(delay) }),
  ),
  "fault drop": effect("NAME", "They go nowhere", () => ({ drop: true })),
  "fault duplicate": effect(
    "NAME [MORE]",
    "They come twice, or so many times more",
    (more) => ({ duplicate: readNumber(more || "1", "count") }),
  ),
  "fault reorder": effect("NAME", "They let the next one pass first", () => ({ reorder: true })),
  "fault fail": effect(
    "NAME CODE",
    "Requests are refused with the T-Server's error CODE",
    (code) => ({ fail: readNumber(code, "code") }),
  ),
  "fault disconnect": effect(
    "NAME link|client",
    "The link goes down, or the connection is cut, at that message",
    (what) => ({ disconnect: what }),
  ),
  "fault corrupt": effect(
    "NAME JSON",
    "Attributes get these values: fault corrupt EventRinging '{\"ANI\":null}'",
    (json) => ({ corrupt: readJson(json) }),
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
      return { method: "DELETE", path: `/mock/faults/${encodeURIComponent(id)}` };
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

/** Those of the options that are given, as numbers. */
function only(options: Input["options"], names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = options.get(name);
    return value === undefined ? [] : [[name, readNumber(value, name)]];
  }));
}
