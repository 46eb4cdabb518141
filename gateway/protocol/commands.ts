// Commands from a toolbar to the gateway: one schema each, and the one place that decodes them.
import * as z from "zod/mini";
import { type QuickReader, quickReader } from "./quick_reader.ts";

/** The longest `connectionId` or `requestId` that is read, in characters. */
export const MAX_ID_CHARS = 128;

const id = z.string().check(z.minLength(1), z.maxLength(MAX_ID_CHARS));

/** Chosen by the client or else by the gateway; comes back in the answer and in the events it caused. */
const requestId = z.optional(id);

/** A client that reloaded may not know it any more, and sends nothing, null or "". */
const connectionId = z.nullish(z.union([z.literal(""), id]));

/** What a phone number or DN may look like when it is dialled. */
const DialledNumber = z.string().check(
  z.maxLength(32),
  z.regex(/^\+?[0-9*#][0-9*#().\- ]*$/, "must be a phone number such as +14155550100 or a DN"),
);

const plain = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), requestId });
const onCall = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), connectionId, requestId });
/** A command that takes a further party into a call, or out of it. */
const withParty = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), connectionId, toNumber: DialledNumber, requestId });

const DataKey = z.string().check(z.minLength(1), z.maxLength(128));
const UserData = z.record(
  DataKey,
  z.union([z.string().check(z.maxLength(4_096)), z.number()]),
);
const withData = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), connectionId, userData: UserData, requestId });

export const Command = z.discriminatedUnion("type", [
  plain("initialize"),
  onCall("Accept"),
  onCall("Reject"),
  onCall("Hold"),
  onCall("Retrieve"),
  onCall("Mute"),
  onCall("Unmute"),
  z.strictObject({
    type: z.literal("SendDtmf"),
    connectionId,
    digits: z.string().check(z.regex(/^[0-9*#A-D]{1,32}$/, "must be 1 to 32 of 0-9 * # A-D")),
    requestId,
  }),
  withParty("Transfer"),
  withParty("InitiateTransfer"),
  onCall("CompleteTransfer"),
  withParty("Conference"),
  withParty("InitiateConference"),
  onCall("CompleteConference"),
  withParty("RemoveParty"),
  onCall("Alternate"),
  onCall("Reconnect"),
  withParty("Redirect"),
  onCall("Merge"),
  withData("AttachUserData"),
  withData("UpdateUserData"),
  z.strictObject({ type: z.literal("DeleteUserData"), connectionId, key: DataKey, requestId }),
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

/** What a toolbar can ask for; descriptions.ts says what each means. */
export type Command = z.infer<typeof Command>;
export type CommandType = Command["type"];
/** Commands that are about a call which is there already. */
export type CallCommandType = Exclude<
  CommandType,
  "initialize" | "MakeCall" | "Ready" | "NotReady"
>;

/** Every spelling of `type` that is understood, in lower case: the seed's words and Oracle's table. */
export const COMMAND_TYPES: ReadonlyMap<string, CommandType> = new Map([
  ["initialize", "initialize"],
  ["register", "initialize"],
  ["accept", "Accept"],
  ["reject", "Reject"],
  ["hangup", "Reject"],
  ["hold", "Hold"],
  ["retrieve", "Retrieve"],
  ["mute", "Mute"],
  ["unmute", "Unmute"],
  ["senddtmf", "SendDtmf"],
  ["transfer", "Transfer"],
  ["singlesteptransfer", "Transfer"],
  ["initiatetransfer", "InitiateTransfer"],
  ["completetransfer", "CompleteTransfer"],
  ["conference", "Conference"],
  ["singlestepconference", "Conference"],
  ["initiateconference", "InitiateConference"],
  ["completeconference", "CompleteConference"],
  ["removeparty", "RemoveParty"],
  ["deletefromconference", "RemoveParty"],
  ["alternate", "Alternate"],
  ["reconnect", "Reconnect"],
  ["redirect", "Redirect"],
  ["merge", "Merge"],
  ["mergecalls", "Merge"],
  ["attachuserdata", "AttachUserData"],
  ["updateuserdata", "UpdateUserData"],
  ["deleteuserdata", "DeleteUserData"],
  ["deletepair", "DeleteUserData"],
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
  const named = "type" in json && json.type === type ? json : { ...json, type };
  const command = readerOf(type)(named);
  if (command) return { ok: true, command };
  const parsed = Command.safeParse(named);
  if (parsed.success) return { ok: true, command: parsed.data };
  return bad(invalidField(type, json, parsed.error));
}

const readers = new Map<CommandType, QuickReader<Command>>();

/** Made when the first command of its type comes: pages have these schemas too, and read no commands. */
function readerOf(type: CommandType): QuickReader<Command> {
  const known = readers.get(type);
  if (known) return known;
  const schema = Command.def.options.find(({ shape }) => shape.type.def.values[0] === type);
  const reader = quickReader<Command>(schema ?? Command);
  readers.set(type, reader);
  return reader;
}

function unknownType(json: object): BadCommand {
  const given = "type" in json ? `is ${JSON.stringify(json.type)?.slice(0, 64)}` : "is missing";
  const known = [...new Set(COMMAND_TYPES.values())].join(", ");
  return { code: "unknown-type", field: "type", detail: `"type" ${given}. Use one of: ${known}` };
}

function invalidField(type: CommandType, json: object, error: z.core.$ZodError): BadCommand {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    const field = issue.keys[0] ?? "";
    return { code: "invalid-field", field, detail: `"${type}" has no field "${field}". Remove it` };
  }
  const field = issue?.path.join(".") ?? "";
  if (issue?.path.length === 1 && !Object.hasOwn(json, field)) {
    return { code: "invalid-field", field, detail: `"${field}" of "${type}" is missing` };
  }
  return {
    code: "invalid-field",
    field,
    detail: `"${field}" of "${type}" cannot be used: ${issue?.message ?? "it is invalid"}`,
  };
}
