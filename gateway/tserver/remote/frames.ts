// What crosses the link to a remote T-Server: requests up, events down, keep-alives both ways, each a
// JSON text frame. Reads and writes frames, and never throws. docs/tserver-link.md describes it.
import { z } from "zod";
import { EVENT_SCHEMAS } from "../event_schemas.ts";
import type { TServerEvent } from "../events.ts";
import { REQUEST_SCHEMAS } from "../request_schemas.ts";
import type { TServerRequest } from "../requests.ts";

/** Nothing happened; the sender is alive. */
export const KeepAlive = z.object({ name: z.literal("KeepAlive") });
export type KeepAlive = z.infer<typeof KeepAlive>;

/** What a T-Server tells; of its own connection each client's library knows by itself. */
export type LinkEvent = Exclude<
  TServerEvent,
  { readonly name: "EventServerConnected" | "EventServerDisconnected" }
>;

const { EventServerConnected: _, EventServerDisconnected: __, ...crossing } = EVENT_SCHEMAS;

/** Every event that crosses the link, by its name. */
export const LINK_EVENT_SCHEMAS = crossing;

/** A frame that was read, or in words why it cannot be. */
export type Decoded<Message> =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly why: string };

/** Reads what a T-Server sends. */
export const decodeEvent = decoder<LinkEvent>(LINK_EVENT_SCHEMAS);

/** Reads what a client sends. */
export const decodeRequest = decoder<TServerRequest>(REQUEST_SCHEMAS);

/** The frame of a message. */
export function encodeFrame(message: LinkEvent | TServerRequest | KeepAlive): string {
  return JSON.stringify(message);
}

function decoder<Message>(schemas: Readonly<Record<string, z.ZodType<Message>>>) {
  const byName = new Map<string, z.ZodType<Message | KeepAlive>>(Object.entries(schemas));
  byName.set("KeepAlive", KeepAlive);
  return (text: string): Decoded<Message | KeepAlive> => {
    const json = readJson(text);
    if (json === undefined) return { ok: false, why: "not JSON" };
    const { data: named } = Named.safeParse(json);
    if (named === undefined) return { ok: false, why: "without a name" };
    const schema = byName.get(named.name);
    if (schema === undefined) return { ok: false, why: "of an unknown name" };
    const parsed = schema.safeParse(json);
    if (parsed.success) return { ok: true, message: parsed.data };
    const [field] = parsed.error.issues[0]?.path ?? [];
    return { ok: false, why: `${named.name} with an unusable ${String(field ?? "field")}` };
  };
}

const Named = z.object({ name: z.string() });

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
