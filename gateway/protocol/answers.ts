// What the gateway answers to a command: accepted, or a problem (RFC 9457).
import * as z from "zod/mini";

/** 202: the request is on its way to the T-Server; the outcome comes as an event. */
export const Accepted = z.object({
  requestId: z.string(),
  type: z.string(),
  connectionId: z.optional(z.string()),
});
export type Accepted = z.infer<typeof Accepted>;

/** application/problem+json; `type` is stable, `detail` says what to do. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The offending field of the command. */
  field: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
