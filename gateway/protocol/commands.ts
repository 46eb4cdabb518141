// Commands from a toolbar to the gateway: one schema each, and the one place that decodes them.
import * as z from "zod/mini";

/** The longest `connectionId` or `requestId` that is read, in characters. */
export const MAX_ID_CHARS = 128;

const id = z.string().check(z.minLength(1), z.maxLength(MAX_ID_CHARS));

/** Chosen by the client or else by the gateway; comes back in the answer and in the events it caused. */
const requestId = z.optional(id);

/** A client that reloaded may not know it any more, and sends nothing, null or "". */
const connectionId = z.nullish(z.union([z.literal(""), id]));

const plain = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), requestId });
const onCall = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), connectionId, requestId });

/** What a phone number or DN may look like when it is dialled. */
export const DialledNumber = z.string().check(
  z.maxLength(32),
  z.regex(/^\+?[0-9*#][0-9*#().\- ]*$/, "must be a phone number such as +14155550100 or a DN"),
);

export const Command = z.discriminatedUnion("type", [
  plain("initialize"),
  onCall("Accept"),
  onCall("Reject"),
  onCall("Hold"),
  onCall("Retrieve"),
  z.strictObject({
    type: z.literal("MakeCall"),
    toNumber: DialledNumber,
    /** Oracle's outbound client names the call by Fusion's event id here; it serves as `requestId`. */
    connectionId,
    requestId,
  }),
  plain("Ready"),
  z.strictObject({
    type: z.literal("NotReady"),
    reason: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
    requestId,
  }),
]);

/**
 * What a toolbar can ask for:
 * `initialize` registers the agent and makes it ready, `Accept` answers, `Reject` declines or hangs up,
 * `Hold` and `Retrieve` park a call and take it back, `MakeCall` dials, `Ready` and `NotReady` say
 * whether the agent takes calls.
 */
export type Command = z.infer<typeof Command>;
export type CommandType = Command["type"];
export type CallCommandType = "Accept" | "Reject" | "Hold" | "Retrieve";

/** Every spelling of `type` that is understood, in lower case: the seed's words and Oracle's table. */
export const COMMAND_TYPES: ReadonlyMap<string, CommandType> = new Map([
  ["initialize", "initialize"],
  ["register", "initialize"],
  ["accept", "Accept"],
  ["reject", "Reject"],
  ["hangup", "Reject"],
  ["hold", "Hold"],
  ["retrieve", "Retrieve"],
  ["makecall", "MakeCall"],
  ["ready", "Ready"],
  ["notready", "NotReady"],
]);

/** Why a text is not a command. `field` names the offending field, where there is one. */
export interface BadCommand {
  readonly code: "malformed-json" | "unknown-type" | "invalid-field";
  readonly detail: string;
  readonly field?: string;
}

export type DecodedCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly problem: BadCommand };

const bad = (problem: BadCommand): DecodedCommand => ({ ok: false, problem });

/** Reads a command from JSON text; never throws. `type` is read without regard to case. */
export function decodeCommand(text: string): DecodedCommand {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad({
      code: "malformed-json",
      detail: `The body is not JSON. Send an object such as {"type":"initialize"}`,
    });
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return bad({
      code: "malformed-json",
      detail: `The body is JSON but not an object. Send an object such as {"type":"initialize"}`,
    });
  }
  const type = "type" in json && typeof json.type === "string"
    ? COMMAND_TYPES.get(json.type.toLowerCase())
    : undefined;
  if (type === undefined) return bad(unknownType(json));
  const parsed = Command.safeParse({ ...json, type });
  if (parsed.success) return { ok: true, command: parsed.data };
  return bad(invalidField(type, parsed.error));
}

function unknownType(json: object): BadCommand {
  const given = "type" in json ? `is ${JSON.stringify(json.type)?.slice(0, 64)}` : "is missing";
  const known = [...new Set(COMMAND_TYPES.values())].join(", ");
  return { code: "unknown-type", field: "type", detail: `"type" ${given}. Use one of: ${known}` };
}

function invalidField(type: CommandType, error: z.core.$ZodError): BadCommand {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    const field = issue.keys[0] ?? "";
    return { code: "invalid-field", field, detail: `"${type}" has no field "${field}". Remove it` };
  }
  const field = issue?.path.join(".") ?? "";
  return {
    code: "invalid-field",
    field,
    detail: `"${field}" of "${type}" cannot be used: ${issue?.message ?? "it is invalid"}`,
  };
}
