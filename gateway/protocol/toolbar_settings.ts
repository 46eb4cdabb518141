// What the gateway tells the media toolbar's page at its start (GET /toolbar/settings.json).
import * as z from "zod/mini";

export const ToolbarSettings = z.object({
  /** Where the page loads the UI Events Framework client from: the simulated Fusion's, or a pod's. */
  frameworkClientUrl: z.string(),
  /** Whose phone numbers are written nationally, as two letters; absent where nobody said. */
  country: z.optional(z.string()),
  /** Origins that the older API (svcMca.tlb.api) may be loaded from, besides the page's own. */
  svcMcaOrigins: z._default(z.array(z.string()), []),
});
export type ToolbarSettings = z.infer<typeof ToolbarSettings>;
