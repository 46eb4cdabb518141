// Proof of life on the socket, for toolbars that ask for it with `heartbeat=true` in its address: the
// gateway sends EventHeartbeat, the toolbar answers with Heartbeat. Neither is part of what happens to the
// agent: no seq, no journal.
import * as z from "zod/mini";

/** The parameter of the socket's address that asks for it. */
export const HEARTBEAT_PARAMETER = "heartbeat";

const milliseconds = z.int().check(z.minimum(1));

/** From the gateway: first when the socket opens, then again and again. */
export const HeartbeatEvent = z.object({
  eventName: z.literal("EventHeartbeat"),
  /** How long it is until the next one. */
  intervalMs: milliseconds,
  /** Who is not heard of for longer than this is taken for gone, by either side. */
  leaseMs: milliseconds,
});
export type HeartbeatEvent = z.infer<typeof HeartbeatEvent>;

/** The toolbar's answer. */
export const Heartbeat = z.object({ type: z.literal("Heartbeat") });
export type Heartbeat = z.infer<typeof Heartbeat>;

const Wish = z.enum(["true", "false"]);

/** Whether the address asks for heartbeats; undefined when the parameter says neither. */
export function decodeHeartbeatWish(value: string | undefined): boolean | undefined {
  const wish = Wish.safeParse(value ?? "false");
  return wish.success ? wish.data === "true" : undefined;
}

/** Reads the gateway's heartbeat; undefined for anything else. Never throws. */
export function decodeHeartbeatEvent(text: string): HeartbeatEvent | undefined {
  return read(HeartbeatEvent, text);
}

/** Reads the toolbar's answer; undefined for anything else. Never throws. */
export function decodeHeartbeat(text: string): Heartbeat | undefined {
  return read(Heartbeat, text);
}

function read<T>(schema: z.ZodMiniType<T>, text: string): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
