// The toolbar's WebSocket as an AsyncAPI 3 document, made from the schemas of its events.
import { z } from "zod";
import { EVENT_MEANINGS, FIELD_MEANINGS } from "../protocol/descriptions.ts";
import { ToolbarEvent } from "../protocol/mod.ts";

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const CHANNEL = "genesysWs";

/** The document; its address is the one that answered. */
export function asyncApiDocument(host: string): Record<string, unknown> {
  const messages = ToolbarEvent.def.options.map((schema) => {
    const [name] = schema.shape.eventName.def.values;
    if (name === undefined) throw new Error("An event has no name");
    return [name, {
      name,
      summary: EVENT_MEANINGS[name],
      contentType: "application/json",
      payload: payloadOf(schema),
    }] as const;
  });
  const refs = (at: string) =>
    messages.map(([name]) => [name, { $ref: `#/${at}/${name}` }] as const);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "The gateway's events for toolbars",
      version: "1",
      description:
        "JSON text frames. A toolbar sends none: its commands are POST /genesys/events. " +
        "Fields and events that it does not know are to be passed over.",
    },
    defaultContentType: "application/json",
    servers: { gateway: { host, protocol: "ws" } },
    channels: {
      [CHANNEL]: {
        address: "/genesysWs",
        description:
          "One toolbar's WebSocket; `agent` names the agent, by default the default one.",
        messages: Object.fromEntries(refs("components/messages")),
        bindings: {
          ws: {
            method: "GET",
            query: { type: "object", properties: { agent: { type: "string" } } },
          },
        },
      },
    },
    operations: {
      tellToolbar: {
        action: "send",
        summary: "What the agent's toolbars are told",
        channel: { $ref: `#/channels/${CHANNEL}` },
        messages: refs(`channels/${CHANNEL}/messages`).map(([, ref]) => ref),
      },
    },
    components: { messages: Object.fromEntries(messages) },
  };
}

/** The event's JSON Schema, open to fields of later versions, each field with its meaning. */
function payloadOf(schema: z.core.$ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" });
  const { properties } = rest as unknown as ObjectSchema;
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [
        name,
        { ...field, ...(FIELD_MEANINGS[name] && { description: FIELD_MEANINGS[name] }) },
      ]),
    ),
  };
}
