// What crosses between the two halves of the simulated framework, by postMessage. It is our own:
// Oracle's is not public. Decoding happens here, once; it never throws.
import * as z from "zod/mini";
import type { UefErrorCode } from "./errors.ts";

/** Marks our messages among whatever else is posted to a window; the number is the wire's version. */
export const MARK = "hookswitch-uef/1";

const id = z.string().check(z.minLength(1), z.maxLength(128));
const attributes = z.record(z.string(), z.unknown());

/** A page load of the toolbar opens one session; messages of an earlier one are not for us. */
const envelope = { mark: z.literal(MARK), session: id };

/** Why a request was refused. */
export interface Refusal {
  readonly code: UefErrorCode;
  readonly message: string;
}

const refusal = z.object({ code: z.custom<UefErrorCode>(isString), message: z.string() });

function isString(value: unknown): value is string {
  return typeof value === "string";
}

export const ToHost = z.discriminatedUnion("kind", [
  z.object({
    ...envelope,
    kind: z.literal("hello"),
    applicationName: z.string(),
    version: z.string(),
  }),
  z.object({ ...envelope, kind: z.literal("bye") }),
  z.object({
    ...envelope,
    kind: z.literal("publish"),
    id,
    operation: z.string(),
    data: attributes,
  }),
  z.object({
    ...envelope,
    kind: z.literal("subscribe"),
    id,
    event: z.string(),
    appClassification: z.optional(z.string()),
    /** Only events about this communication. */
    eventId: z.optional(id),
  }),
  z.object({ ...envelope, kind: z.literal("unsubscribe"), id }),
  /** The answer to a controllable event; `id` is the event's. `error` when the callback failed. */
  z.object({
    ...envelope,
    kind: z.literal("result"),
    id,
    result: z.optional(z.string()),
    resultDisplayString: z.optional(z.string()),
    outData: z.optional(z.unknown()),
    error: z.optional(z.string()),
  }),
]);
/** From the toolbar's half to the desktop's. */
export type ToHost = z.infer<typeof ToHost>;
export type ToHostOf<Kind extends ToHost["kind"]> = Extract<ToHost, { kind: Kind }>;

export const ToClient = z.discriminatedUnion("kind", [
  z.object({
    ...envelope,
    kind: z.literal("welcome"),
    /** What Fusion calls the toolbar, and the version of its framework. */
    toolbarName: z.string(),
    version: z.string(),
    /** Whether the provider has getRecordContext, and the phone context interactionControlStateChanged. */
    hasRecordContext: z.boolean(),
    hasControlStates: z.boolean(),
  }),
  /** Reply to `publish`: one of `payload` and `error`; neither when the reply is lost for good. */
  z.object({
    ...envelope,
    kind: z.literal("answer"),
    id,
    payload: z.optional(attributes),
    /** The toolbar gets no getters with it, as on some pods. */
    isBare: z.optional(z.boolean()),
    error: z.optional(refusal),
  }),
  z.object({
    ...envelope,
    kind: z.literal("event"),
    id,
    subscription: id,
    payload: attributes,
  }),
]);
/** From the desktop's half to the toolbar's. */
export type ToClient = z.infer<typeof ToClient>;
export type ToClientOf<Kind extends ToClient["kind"]> = Extract<ToClient, { kind: Kind }>;

/** Reads a message; undefined for anything that is not ours or not whole. */
export const decodeToHost = (message: unknown): ToHost | undefined =>
  ToHost.safeParse(message).data;
export const decodeToClient = (message: unknown): ToClient | undefined =>
  ToClient.safeParse(message).data;

const inData = z._default(attributes, {});
const comm = { eventId: id, appClassification: z.string(), inData };

const operation = <Name extends string, Data extends z.core.$ZodType>(name: Name, data: Data) =>
  z.object({ operation: z.literal(name), data });

export const Operation = z.discriminatedUnion("operation", [
  operation("getConfigurationOperation", z.object({ configType: z.string() })),
  operation("readyForOperationOperation", z.object({ readiness: z.boolean() })),
  operation("disableFeatureOperation", z.object({ features: z.array(z.string()) })),
  operation(
    "agentStateEventOperation",
    z.object({
      isAvailable: z.boolean(),
      isLoggedIn: z.boolean(),
      state: z.optional(z.string()),
      stateDisplayString: z.optional(z.string()),
      reason: z.nullish(z.string()),
      reasonDisplayString: z.nullish(z.string()),
    }),
  ),
  operation("newCommEvent", z.object({ ...comm, lookupObject: z.optional(z.string()) })),
  operation("startCommEvent", z.object(comm)),
  operation("closeCommEvent", z.object({ ...comm, reason: z.string() })),
  operation(
    "outboundCommError",
    z.object({ commUuid: id, errorCode: z.string(), errorMsg: z._default(z.string(), "") }),
  ),
  operation(
    "interactionControlStateChanged",
    z.object({
      eventId: id,
      actionName: z.string(),
      interactionControlStates: z._default(
        z.array(z.object({ name: z.string(), isEnabled: z.boolean() })),
        [],
      ),
      timestamp: z.optional(z.number()),
      inData,
    }),
  ),
  operation(
    "FeedLiveTranscript",
    z.object({
      eventId: id,
      messageId: id,
      message: z.string(),
      role: z.string(),
      state: z.string(),
      time: z.optional(z.number()),
    }),
  ),
  operation(
    "FeedSystemMessage",
    z.object({
      eventId: id,
      messageId: id,
      type: z.string(),
      message: z._default(z.string(), ""),
      iconName: z.optional(z.string()),
      username: z._default(z.string(), ""),
      userId: z.optional(z.string()),
      time: z.optional(z.number()),
    }),
  ),
  operation("cxEventBusSetFieldValueOperation", z.object({ eventId: id, fields: attributes })),
  operation(
    "cxEventBusGetFieldValueOperation",
    z.object({ eventId: id, fields: z.array(z.string()) }),
  ),
  operation("cxEventBusSaveRecordOperation", z.object({ eventId: id })),
  operation(
    "SetToolbarProperties",
    z.object({ width: z.optional(z.number()), height: z.optional(z.number()) }),
  ),
  /** What the provider's getters for tabs and records ask; no toolbar publishes it. */
  operation("inspectDesktop", z.object({})),
]);
/** What a toolbar publishes, decoded. */
export type Operation = z.infer<typeof Operation>;
export type OperationOf<Name extends Operation["operation"]> = Extract<
  Operation,
  { operation: Name }
>;

export type DecodedOperation =
  | { readonly ok: true; readonly operation: Operation }
  | { readonly ok: false; readonly error: Refusal };

/** Reads what was published; the error names the setter that the toolbar left out. */
export function decodeOperation(name: string, data: unknown): DecodedOperation {
  const parsed = Operation.safeParse({ operation: name, data });
  if (parsed.success) return { ok: true, operation: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path[1];
  if (field === undefined) {
    const message = `Cannot publish "${name}": the simulated phone context does not know it`;
    return { ok: false, error: { code: "unknown-operation", message } };
  }
  const setter = `set${String(field).charAt(0).toUpperCase()}${String(field).slice(1)}`;
  const message = `Cannot publish "${name}": "${String(field)}" ${flawOf(issue, data)}. ` +
    `Call ${setter}() on the request`;
  return { ok: false, error: { code: "invalid-data", message } };
}

/** What is wrong with a field: it is missing, or of another type, or has a value that it must not have. */
export function flawOf(issue: z.core.$ZodIssue | undefined, data: unknown): string {
  const field = issue?.path[1];
  const value = typeof data === "object" && data !== null && field !== undefined
    ? (data as Readonly<Record<PropertyKey, unknown>>)[field]
    : undefined;
  if (value === undefined) return "is missing";
  if (issue?.code === "invalid_type") return `must be of the type ${issue.expected}`;
  if (issue?.code === "invalid_value") return `must be one of: ${issue.values.join(", ")}`;
  if (value === "") return "is empty";
  return "is not valid";
}
