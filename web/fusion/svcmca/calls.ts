// What a toolbar with svcMca.tlb.api posts, decoded here, once; it never throws. It is Fusion's own wire,
// so that Oracle's library is understood as well as ours.
import * as z from "zod/mini";
import { CONFIG_TYPES, FEATURES, LISTENERS } from "./vocabulary.ts";
import { flawOf } from "../uef/wire.ts";
import { parsed } from "./wire.ts";

const id = z.string().check(z.minLength(1), z.maxLength(128));
const attributes = z.record(z.string(), z.unknown());
const text = z.nullish(z.string());

/** What every call says. */
const Envelope = z.object({
  method: id,
  uuid: id,
  version: z.optional(z.string()),
  toolbarName: z.optional(z.string()),
  data: z._default(attributes, {}),
});

/** The toolbar's answer to a command; it is the command that was sent, filled in. It has no uuid. */
const CommandResponse = z.object({
  method: z.enum(["tbInteractionCommandResponse", "tbAgentCommandResponse"]),
  command: z.optional(z.string()),
  commandId: text,
  eventId: text,
  channel: text,
  result: text,
  resultDisplayString: text,
  outData: z.optional(z.unknown()),
});
export type CommandResponse = z.infer<typeof CommandResponse>;

const inData = z.pipe(z.nullish(attributes), z.transform((given) => given ?? {}));
const channel = z.literal("PHONE");
const comm = { channel, eventId: id, appClassification: text, inData };
const barOf = { barType: text };
const panelOf = { panelType: text };

const call = <Name extends string, Data extends z.core.$ZodType>(method: Name, data: Data) =>
  z.object({ method: z.literal(method), data });

const features = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((given) => typeof given === "string" ? given.split(",") : given),
);

export const Call = z.discriminatedUnion("method", [
  call("getConfiguration", z.object({ configType: z.nullish(z.enum(CONFIG_TYPES)) })),
  call("disableFeature", z.object({ features: z.pipe(features, z.array(z.enum(FEATURES))) })),
  call("readyForOperation", z.object({ readiness: z.boolean() })),
  call("newCommEvent", z.object({ ...comm, lookupObject: text })),
  call("startCommEvent", z.object(comm)),
  call("closeCommEvent", z.object({ ...comm, reason: z.string() })),
  call(
    "agentStateEvent",
    z.object({
      channel,
      eventId: id,
      isAvailable: z.boolean(),
      isLoggedIn: z.boolean(),
      stateCd: text,
      stateDisplayString: text,
      reasonCd: text,
      reasonDisplayString: text,
      inData,
    }),
  ),
  call(
    "outboundCommError",
    z.object({ channel, commUuid: id, errorCode: z.string(), errorMsg: text }),
  ),
  call("getCustomerData", z.object({ ...comm, eventId: text, lookupObject: text })),
  call("invokeScreenPop", z.object({ ...comm, eventId: text, pageCode: z.string() })),
  call("transferCommEvent", z.object(comm)),
  call("conferenceCommEvent", z.object(comm)),
  call("setCommEventTranscript", z.object(comm)),
  call(
    "upgradeCommEvent",
    z.object({ channel, eventId: id, upgradeChannel: z.string(), upgradeEventId: text, inData }),
  ),
  call(
    "downgradeCommEvent",
    z.object({
      channel,
      eventId: id,
      downgradeChannel: z.string(),
      downgradeEventId: text,
      inData,
    }),
  ),
  call("focusCommEvent", z.object({ channel, eventId: id, inData })),
  call(
    "interactionControlStateChanged",
    // Of the states no page tells the shape: read as the newer framework has it, or not at all.
    z.object({
      eventId: id,
      actionName: z.string(),
      states: z.catch(z.array(z.object({ name: z.string(), isEnabled: z.boolean() })), []),
    }),
  ),
  call("setToolbarDimensions", z.object(barOf)),
  call("openFloatingToolbar", z.object(barOf)),
  call("isFloatingToolbarOpen", z.object(barOf)),
  call("closeFloatingToolbar", z.object(barOf)),
  call("openCompanionPanel", z.object(panelOf)),
  call("isCompanionPanelOpen", z.object(panelOf)),
  call("closeCompanionPanel", z.object(panelOf)),
  call("postToolbarMessage", z.object({ messagePayload: z.optional(z.unknown()) })),
]);
/** What a toolbar asks of Fusion, decoded. */
export type Call = z.infer<typeof Call>;

const Listening = z.object({
  method: z.enum(LISTENERS),
  data: z.object({ channel: text, appClassification: text }),
});
export type Listening = z.infer<typeof Listening>;

/** A text from the toolbar, as far as it is one of ours. */
export type FromToolbar =
  | { readonly kind: "listening"; readonly listening: Listening }
  | { readonly kind: "command-response"; readonly response: CommandResponse }
  | {
    readonly kind: "call";
    readonly envelope: z.infer<typeof Envelope>;
    readonly call: Call;
  }
  /** A call that is not as it must be; `problem` says what to change. */
  | {
    readonly kind: "bad-call";
    readonly envelope: z.infer<typeof Envelope>;
    readonly problem: string;
  }
  /** Meant for Fusion, but nothing that can be replied to. */
  | { readonly kind: "unreadable"; readonly method: string; readonly problem: string };

/** Reads what was posted; undefined for whatever is none of this wire's. */
export function decodeFromToolbar(posted: unknown): FromToolbar | undefined {
  const message = parsed(posted);
  const response = CommandResponse.safeParse(message);
  if (response.success) return { kind: "command-response", response: response.data };
  const { data: envelope } = Envelope.safeParse(message);
  if (!envelope) return unreadable(posted, message);
  const listening = Listening.safeParse(envelope);
  if (listening.success) return { kind: "listening", listening: listening.data };
  const call = Call.safeParse(envelope);
  if (call.success) return { kind: "call", envelope, call: call.data };
  return { kind: "bad-call", envelope, problem: problemOf(envelope, call.error.issues[0]) };
}

function problemOf(
  { method, data }: z.infer<typeof Envelope>,
  issue: z.core.$ZodIssue | undefined,
): string {
  const field = issue?.path[1];
  if (field === undefined) return `svcMca.tlb.api has no method "${method}"`;
  if (field === "channel") return `${method}: only the channel "PHONE" is simulated`;
  return `${method}: "${String(field)}" ${flawOf(issue, data)}`;
}

/** Names a method of the API; what libraries of the toolbar's page post among themselves does not. */
const Named = z.object({
  method: z.enum([
    ...LISTENERS,
    ...Call.def.options.flatMap(({ shape }) => shape.method.def.values),
  ]),
});

/** What keeps a message of this wire from being read; undefined for whatever else pages post. */
function unreadable(posted: unknown, message: unknown): FromToolbar | undefined {
  const isText = typeof posted === "string";
  const named = Named.safeParse(isText ? message : posted);
  if (!named.success) return undefined;
  const { method } = named.data;
  const problem = isText
    ? `"${method}" was posted without a uuid or with data that is no object. ` +
      "Post JSON text of {method, version, toolbarName, uuid, data}"
    : `"${method}" was posted as an object. Post JSON text: JSON.stringify() it`;
  return { kind: "unreadable", method, problem: `${problem}; a pod says nothing` };
}
