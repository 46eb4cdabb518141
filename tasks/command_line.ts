// The command line of tasks: options from a table, from which their help is made too.

/** One option by its name without dashes. */
export interface Option {
  /** What its value is called, where it takes one, such as FILE. */
  readonly value?: string;
  readonly sentence: string;
}

export type Options = Readonly<Record<string, Option>>;

/** Something that the user has to put right; its message is one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What was given: the values of options, the names of those without one, and the rest. */
export interface Given {
  readonly options: ReadonlyMap<string, string>;
  /** Every value of options that may be given several times, in order. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlySet<string>;
  readonly rest: readonly string[];
}

/**
 * Reads arguments; `--name value` and `--name=value` mean the same.
 * @throws {UsageError} when an option is unknown or has no value
 */
export function readArguments(args: readonly string[], known: Options): Given {
  const options = new Map<string, string>();
  const repeated = new Map<string, string[]>();
  const flags = new Set<string>();
  const rest: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (!arg.startsWith("--")) {
      rest.push(arg);
      continue;
    }
    const [name = "", inline] = arg.slice(2).split(/=(.*)/s);
    if (!Object.hasOwn(known, name)) {
      throw new UsageError(`Unknown option "${arg}": --help lists them all`);
    }
    if (known[name]?.value === undefined) {
      if (inline !== undefined) throw new UsageError(`Option --${name} takes no value`);
      flags.add(name);
      continue;
    }
    const value = inline ?? args[++index];
    if (value === undefined) throw new UsageError(`Option --${name} needs a value`);
    options.set(name, value);
    repeated.set(name, [...repeated.get(name) ?? [], value]);
  }
  return { options, repeated, flags, rest };
}

/** A whole number of an option, or its default. */
export function wholeNumber(
  { options }: Given,
  { name, fallback, max = Number.MAX_SAFE_INTEGER }: {
    name: string;
    fallback: number;
    max?: number;
  },
): number {
  const text = options.get(name);
  if (text === undefined) return fallback;
  const number = Number(text);
  if (/^\d{1,16}$/.test(text) && number <= max) return number;
  throw new UsageError(`Cannot use --${name} "${text}": it must be a whole number up to ${max}`);
}

/** Rows of two columns, for help. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}

/** The help of options. */
export function optionHelp(known: Options): string {
  return columns(
    Object.entries(known).map(([name, { value, sentence }]) => [
      `--${name}${value === undefined ? "" : ` ${value}`}`,
      sentence,
    ]),
  );
}
