// What the gateway tells the media toolbar's page at its start (GET /toolbar/settings.json).
import * as z from "zod/mini";

export const ToolbarSettings = z.object({
  /** Where the page loads the UI Events Framework client from: the simulated Fusion's, or a pod's. */
  frameworkClientUrl: z.string(),
  /** Whose phone numbers are written nationally, as two letters; absent where nobody said. */
  country: z.optional(z.string()),
  /** Origins that the older API (svcMca.tlb.api) may be loaded from, besides the page's own. */
  svcMcaOrigins: z._default(z.array(z.string()), []),
  /** "two": closeCommEvent says REJECT or WRAPUP; "all": of a call that was not answered also why. */
  closeReasons: z._default(z.enum(["two", "all"]), "two"),
  /** Fusion is given numbers without their plus, as some pods want them. */
  plainNumbers: z._default(z.boolean(), false),
  /** How long Fusion's dialog for an incoming call stays, in seconds; 0 leaves it to Fusion. */
  offerTimeoutSec: z._default(z.int(), 0),
});
export type ToolbarSettings = z.infer<typeof ToolbarSettings>;
