// The toolbar's WebSocket as an AsyncAPI 3 document, made from the schemas of its events.
import { z } from "zod";
import { EVENT_MEANINGS, FIELD_MEANINGS, HEARTBEAT_MEANINGS } from "../protocol/descriptions.ts";
import { Heartbeat, HEARTBEAT_PARAMETER, HeartbeatEvent, ToolbarEvent } from "../protocol/mod.ts";

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const CHANNEL = "genesysWs";

/** The document; its address is the one that answered. */
export function asyncApiDocument(host: string): Record<string, unknown> {
  const events = ToolbarEvent.def.options.map((schema) => {
    const [name] = schema.shape.eventName.def.values;
    if (name === undefined) throw new Error("An event has no name");
    return message(name, EVENT_MEANINGS[name], schema);
  });
  const told = [
    ...events,
    message("EventHeartbeat", HEARTBEAT_MEANINGS.EventHeartbeat, HeartbeatEvent),
  ];
  const said = [message("Heartbeat", HEARTBEAT_MEANINGS.Heartbeat, Heartbeat)];
  const messages = [...told, ...said];
  const channel = { $ref: `#/channels/${CHANNEL}` };
  const refs = (some: readonly Message[], at: string) =>
    some.map(({ name }) => [name, { $ref: `#/${at}/${name}` }] as const);
  const messagesOf = (some: readonly Message[]) =>
    refs(some, `channels/${CHANNEL}/messages`).map(([, ref]) => ref);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "The gateway's events for toolbars",
      version: "1",
      description: "JSON text frames. A toolbar sends none but Heartbeat: its commands are " +
        "POST /genesys/events. " +
        "Fields and events that it does not know are to be passed over.",
    },
    defaultContentType: "application/json",
    servers: { gateway: { host, protocol: "ws" } },
    channels: {
      [CHANNEL]: {
        address: "/genesysWs",
        description:
          "One toolbar's WebSocket; `agent` names the agent, by default the default one. With " +
          "`heartbeat=true` it is sent EventHeartbeat and has to answer each with Heartbeat.",
        messages: Object.fromEntries(refs(messages, "components/messages")),
        bindings: {
          ws: {
            method: "GET",
            query: {
              type: "object",
              properties: {
                agent: { type: "string" },
                [HEARTBEAT_PARAMETER]: { enum: ["true", "false"] },
              },
            },
          },
        },
      },
    },
    operations: {
      tellToolbar: {
        action: "send",
        summary: "What the agent's toolbars are told",
        channel,
        messages: messagesOf(told),
      },
      hearToolbar: {
        action: "receive",
        summary: "What a toolbar that asked for heartbeats answers",
        channel,
        messages: messagesOf(said),
      },
    },
    components: { messages: Object.fromEntries(messages.map((each) => [each.name, each])) },
  };
}

interface Message {
  readonly name: string;
  readonly summary: string;
  readonly contentType: string;
  readonly payload: unknown;
}

function message(name: string, summary: string, schema: z.core.$ZodType): Message {
  return { name, summary, contentType: "application/json", payload: payloadOf(schema) };
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
