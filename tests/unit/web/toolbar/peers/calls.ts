// Calls as the toolbar shows them, for tests of what depends on them.
import type { CallPhase, CallView } from "../../../../../web/toolbar/state/model.ts";

export const callIn = (phase: CallPhase, more: Partial<CallView> = {}): CallView => ({
  eventId: `call-${phase}`,
  connectionId: `conn-${phase}`,
  number: "+14155550100",
  direction: "inbound",
  phase,
  allowed: [],
  userData: {},
  muted: false,
  digits: "",
  parties: [],
  startedAt: 0,
  since: 0,
  ...more,
});

/** The agent has asked for something. */
export const asking = (command: "Accept" | "Reject" | "Hold") => ({
  request: { id: "1", eventId: "A", command, askedBy: "toolbar" },
} as const);
