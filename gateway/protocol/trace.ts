// One message between a toolbar and the gateway, as the workbench draws it (GET /trace, server-sent events).
import * as z from "zod/mini";

export const TraceRecord = z.object({
  /** Rises by one with each record of this gateway's life. */
  id: z.int(),
  /** Milliseconds since the epoch. */
  time: z.number(),
  from: z.enum(["toolbar", "gateway"]),
  to: z.enum(["toolbar", "gateway"]),
  /**
   * The command's type, the event's name, the answer's status such as "202" or "404", or "connect" and
   * "disconnect" of a toolbar that comes and goes.
   */
  name: z.string(),
  agentId: z.string(),
  connectionId: z.optional(z.string()),
  eventId: z.optional(z.string()),
  /**
   * The id of the latest entry in the T-Server's journal, where there is one: it came before this record,
   * what follows it came after.
   */
  journalId: z.optional(z.int()),
  payload: z.unknown(),
});
export type TraceRecord = z.infer<typeof TraceRecord>;
