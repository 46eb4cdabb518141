// What crosses the link to a remote T-Server: requests up, events down, keep-alives both ways, each a
// JSON text frame. Reads and writes frames, and never throws. docs/tserver-link.md describes it.
import { z } from "zod";
import { quickReader } from "../../protocol/mod.ts";
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
  const byName = new Map(
    Object.entries<z.ZodType<Message | KeepAlive>>({ ...schemas, KeepAlive })
      .map(([name, schema]) => [name, { schema, read: quickReader(schema) }]),
  );
  return (text: string): Decoded<Message | KeepAlive> => {
    const json = readJson(text);
    if (json === undefined) return { ok: false, why: "not JSON" };
    if (!isNamed(json)) return { ok: false, why: "without a name" };
    const known = byName.get(json.name);
    if (known === undefined) return { ok: false, why: "of an unknown name" };
    const message = known.read(json);
    if (message) return { ok: true, message };
    const parsed = known.schema.safeParse(json);
    if (parsed.success) return { ok: true, message: parsed.data };
    const [field] = parsed.error.issues[0]?.path ?? [];
    return { ok: false, why: `${json.name} with an unusable ${String(field ?? "field")}` };
  };
}

function isNamed(json: unknown): json is { readonly name: string } {
  return typeof json === "object" && json !== null && "name" in json &&
    typeof json.name === "string";
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
