// What a trigger is, and how its words are read.
import type { StageRequest } from "../../mock-tserver/scenario/mod.ts";
import { UsageError } from "../command_line.ts";

/** What stands on the command line behind the name. */
export interface Input {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/** One thing that can be triggered. */
export interface Trigger {
  /** What stands behind the name, such as `REQUEST MS`. */
  readonly words?: string;
  readonly sentence: string;
  /** The options that it takes, besides --url. */
  readonly options?: readonly string[];
  readonly request: (input: Input) => StageRequest;
}

export const post = (path: string, body: unknown = {}): StageRequest => ({
  method: "POST",
  path,
  body,
});

/** An option that must be there. */
export function needed({ options }: Input, name: string): string {
  const value = options.get(name);
  if (value !== undefined) return value;
  throw new UsageError(`Option --${name} is missing`);
}

/** A delay as it is written; `shapes` says how, where it cannot be read. */
export function readDelay(text: string, shapes = "250, 100-900, never or none"): unknown {
  if (text === "none") return null;
  if (text === "never") return text;
  const [, min, max] = text.match(/^(\d+)-(\d+)$/) ?? [];
  if (min !== undefined && Number(min) <= Number(max)) {
    return { uniform: [Number(min), Number(max)] };
  }
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(
    `Cannot use the delay "${text}": it must be like ${shapes}`,
  );
}

/** A whole number from 1 on. */
export function readWhole(
  text: string,
  { what, max = Number.MAX_SAFE_INTEGER }: { readonly what: string; readonly max?: number },
): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= max) return number;
  const bounds = max === Number.MAX_SAFE_INTEGER ? "from 1 on" : `from 1 to ${max}`;
  throw new UsageError(`Cannot use the ${what} "${text}": it must be a whole number ${bounds}`);
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`Cannot read "${text}": it is not JSON`);
  }
}

export function readObject(text: string): object {
  const value = readJson(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(`Cannot read "${text}": it is no JSON object such as {"digits":"1"}`);
}
