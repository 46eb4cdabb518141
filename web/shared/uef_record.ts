// One message between the media toolbar and Fusion, as the simulated desktop tells the other pages of
// its origin on a BroadcastChannel. The workbench draws it; nobody acts on it.
import * as z from "zod/mini";

/** The BroadcastChannel that carries the records. */
export const UEF_CHANNEL = "hookswitch-uef";

export const UefRecord = z.object({
  /** Rises by one with each record of the desktop page's life. */
  id: z.int(),
  /** Milliseconds since the epoch. */
  time: z.number(),
  from: z.enum(["fusion", "toolbar"]),
  to: z.enum(["fusion", "toolbar"]),
  /** `operation` and `event` ask, `answer` and `result` reply to them, `session` is set-up. */
  kind: z.enum(["session", "operation", "answer", "event", "result"]),
  /** The UEF name, such as "newCommEvent"; a reply adds "response" or "error". */
  name: z.string(),
  /** The communication it is about. */
  eventId: z.optional(z.string()),
  /** The agent whose desktop it is. */
  agentId: z.optional(z.string()),
  payload: z.unknown(),
});
export type UefRecord = z.infer<typeof UefRecord>;
