// Several tabs of Fusion: what one of them tells the others of its toolbar's operations, and what they
// ask of it. The wire between them is ours; whoever decodes never throws.
import * as z from "zod/mini";
import { Operation } from "./uef/wire.ts";

/** What a tab without a toolbar of its own can have done by the one that has it. */
export const TAB_ACTIONS = ["answer", "decline", "endCall", "cancelDialling"] as const;
export type TabAction = (typeof TAB_ACTIONS)[number];

const TabMessage = z.discriminatedUnion("kind", [
  /** The toolbar published this with setPropagateToTabs(true). */
  z.object({ kind: z.literal("operation"), operation: Operation }),
  z.object({ kind: z.literal("action"), action: z.enum(TAB_ACTIONS), eventId: z.string() }),
]);
export type TabMessage = z.infer<typeof TabMessage>;

/** The other tabs of this desktop. */
export interface Tabs {
  post(message: TabMessage): void;
  onMessage(listener: (message: unknown) => void): () => void;
}

/** For a desktop that is alone. */
export const NO_TABS: Tabs = { post() {}, onMessage: () => () => {} };

/** Reads a message; undefined for what is none. */
export const readTabMessage = (message: unknown): TabMessage | undefined =>
  TabMessage.safeParse(message).data;

/** The channel of one agent's tabs. */
export const tabChannel = (agent: string): string => `hookswitch-fusion-tabs/${agent}`;
