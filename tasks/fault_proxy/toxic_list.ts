// The toxics in force at one proxy, by name, in the order in which bytes meet them.
import { z } from "zod";
import { type Toxic, type ToxicInput, type ToxicPatch, ToxicSchema } from "./toxics.ts";

/** Toxics that one proxy may have at a time. */
export const MAX_TOXICS = 100;

export type ToxicErrorCode = "invalid-toxic" | "unknown-toxic" | "toxic-exists" | "too-many-toxics";

/** A toxic cannot be added, changed or removed; the message is one sentence. */
export class ToxicError extends Error {
  override readonly name = "ToxicError";
  readonly code: ToxicErrorCode;
  /** The field that cannot be used. */
  readonly field: string | undefined;

  constructor(code: ToxicErrorCode, message: string, { field }: { field?: string } = {}) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

export class ToxicList {
  readonly #toxics = new Map<string, Toxic>();

  get all(): readonly Toxic[] {
    return [...this.#toxics.values()];
  }

  /** @throws {ToxicError} when it cannot be used, or its name is taken */
  add(input: ToxicInput): Toxic {
    const toxic = readToxic(input);
    if (this.#toxics.has(toxic.name)) {
      throw new ToxicError(
        "toxic-exists",
        `Cannot add toxic "${toxic.name}": there is one already. Change it, or give another name`,
        { field: "name" },
      );
    }
    if (this.#toxics.size >= MAX_TOXICS) {
      throw new ToxicError(
        "too-many-toxics",
        `Cannot add toxic "${toxic.name}": there are ${MAX_TOXICS} already. Remove one`,
      );
    }
    this.#toxics.set(toxic.name, toxic);
    return toxic;
  }

  /** @throws {ToxicError} when there is none of this name, or it cannot be changed so */
  change(name: string, patch: ToxicPatch): Toxic {
    const before = this.#toxics.get(name);
    if (!before) throw unknown(name);
    for (const field of ["name", "type"] as const) {
      if (field in patch && patch[field] !== before[field]) {
        const why = `its ${field} stays "${before[field]}". Remove it and add another`;
        throw new ToxicError("invalid-toxic", `Cannot change toxic "${name}": ${why}`, { field });
      }
    }
    const toxic = readToxic({ ...before, ...patch });
    this.#toxics.set(name, toxic);
    return toxic;
  }

  /** @throws {ToxicError} when there is none of this name */
  remove(name: string): void {
    if (!this.#toxics.delete(name)) throw unknown(name);
  }

  clear(): void {
    this.#toxics.clear();
  }
}

function unknown(name: string): ToxicError {
  return new ToxicError("unknown-toxic", `There is no toxic "${name}"`, { field: "name" });
}

/**
 * A toxic from what was sent or typed.
 * @throws {ToxicError} when it cannot be used
 */
export function readToxic(input: unknown): Toxic {
  const parsed = ToxicSchema.safeParse(input);
  if (parsed.success) {
    const { name = `${parsed.data.type}_${parsed.data.direction}` } = parsed.data;
    return { ...parsed.data, name };
  }
  throw invalid(parsed.error);
}

function invalid({ issues: [issue] }: z.ZodError): ToxicError {
  const field = issue?.code === "unrecognized_keys"
    ? issue.keys[0]
    : issue?.path.map(String).join(".");
  const why = issue?.code === "unrecognized_keys"
    ? `there is no field "${field}"`
    : issue?.code === "invalid_union" && field === "type"
    ? `"type" must be one of ${toxicTypes().join(", ")}`
    : `"${field}": ${issue?.message ?? "it is invalid"}`;
  return new ToxicError("invalid-toxic", `Cannot use the toxic: ${why}`, {
    ...(field !== undefined && { field }),
  });
}

/** The names of all types. */
export function toxicTypes(): string[] {
  return ToxicSchema.options.map(({ shape }) => shape.type.value);
}
