// The live journal as an AsyncAPI 3 document, made from the schemas of its entries and of the
// T-Library events in them. The toolbar's WebSocket is the gateway's to describe: /asyncapi.json.
import { z } from "zod";
import { EVENT_SCHEMAS } from "../../gateway/tserver/event_schemas.ts";
import { REQUEST_NAMES } from "../../gateway/tserver/requests.ts";
import { CONTROL_ACTIONS } from "../control_actions.ts";
import { JournalEntry } from "../control_schemas.ts";

const CHANNEL = "stream";

/** What comes on the stream, by the name of the message. */
const MESSAGES: Readonly<
  Record<string, { readonly summary: string; readonly payload: z.ZodType }>
> = {
  ...Object.fromEntries(
    Object.entries(EVENT_SCHEMAS).map(([name, payload]) => [name, {
      summary: `The T-Server sends ${name}`,
      payload: JournalEntry.extend({
        from: z.literal("tserver"),
        to: z.literal("gateway"),
        name: z.literal(name),
        payload,
      }),
    }]),
  ),
  Request: {
    summary: "A client sends a request",
    payload: JournalEntry.extend({
      from: z.literal("gateway"),
      to: z.literal("tserver"),
      name: z.enum(REQUEST_NAMES),
      payload: z.looseObject({
        name: z.enum(REQUEST_NAMES),
        ReferenceID: z.int(),
        ThisDN: z.string(),
      }),
    }),
  },
  Person: {
    summary: "Somebody does something with a phone",
    payload: JournalEntry.extend({
      from: z.enum(["softphone", "customer"]),
      to: z.literal("tserver"),
      name: z.enum(["call", "answer", "busy", "noAnswer", "invalid", "hangup"]),
      payload: z.looseObject({}),
    }),
  },
  Control: {
    summary: "Something is done to the T-Server through its control interface",
    payload: JournalEntry.extend({
      from: z.literal("control"),
      to: z.literal("tserver"),
      name: z.enum(CONTROL_ACTIONS),
      payload: z.looseObject({}),
    }),
  },
  gap: {
    summary: "Entries after `since` were thrown away before they could be sent",
    payload: z.object({ since: z.int() }),
  },
};

/** As much of the document as is read here. */
export interface AsyncApiDocument extends Readonly<Record<string, unknown>> {
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly summary: string; readonly payload: unknown }>
    >;
  };
}

/** The document; its address is the one that answered. */
export function mockAsyncApiDocument(host: string): AsyncApiDocument {
  const names = Object.keys(MESSAGES);
  const refs = (at: string) => names.map((name) => [name, { $ref: `#/${at}/${name}` }] as const);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "The mock T-Server's journal, live",
      version: "1",
      description:
        "Server-sent events: `id` is the entry's id, `data` is the JSON described here. `gap` is the " +
        "one message with an event name. A fault that corrupts a message can make it differ.",
    },
    defaultContentType: "application/json",
    servers: { mock: { host, pathname: "/mock", protocol: "http" } },
    channels: {
      [CHANNEL]: {
        address: "/stream",
        description:
          "GET, answered by text/event-stream; `since` goes on after the entry with that id.",
        messages: Object.fromEntries(refs("components/messages")),
        bindings: { http: {} },
      },
    },
    operations: {
      tellWhatHappens: {
        action: "send",
        summary: "Every entry of the journal, in order",
        channel: { $ref: `#/channels/${CHANNEL}` },
        messages: refs(`channels/${CHANNEL}/messages`).map(([, ref]) => ref),
      },
    },
    components: {
      messages: Object.fromEntries(
        Object.entries(MESSAGES).map(([name, { summary, payload }]) => [name, {
          name,
          summary,
          contentType: "application/json",
          payload: payloadOf(payload),
        }]),
      ),
    },
  };
}

function payloadOf(schema: z.ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: "any" });
  return rest;
}
