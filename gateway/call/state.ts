// The states of one call leg at the agent's DN, and what a leg is. Only `transition` makes new ones.
import type { ConsultPurpose, Direction } from "../protocol/mod.ts";
import type { CallState as TCallState, KVList } from "../tserver/mod.ts";

/**
 *            EventRinging               EventEstablished               EventHeld
 *   none ───────────────────▶ ringing ───────────────────▶ established ─────────▶ held
 *    │                           │                           │  ▲                  │
 *    │ EventDialing              │                           │  └──────────────────┘
 *    └──────────▶ dialing ───────┼── EventEstablished ───────▶  EventRetrieved     │
 *                    │           │                           │                     │
 *                    └───────────┴─────────▶ released ◀──────┴─────────────────────┘
 *                          EventReleased, EventAbandoned, or lost from the switch's snapshot
 *
 * - `none`: the agent has never heard of the leg; nor has the gateway.
 * - `dialing`: the agent called somebody; the far end has not answered.
 * - `ringing`: a call is offered; it is neither answered nor declined.
 * - `established`: the agent talks; from here on the end of the call is a wrap-up.
 * - `held`: as established, with the customer parked at the switch.
 * - `released`: over. The switch may offer the same call again, which makes a new leg.
 */
export const CALL_STATES = [
  "none",
  "dialing",
  "ringing",
  "established",
  "held",
  "released",
] as const;
export type CallState = typeof CALL_STATES[number];

/** One leg. A plain value: replaced whole at each transition. */
export interface Call {
  readonly connID: string;
  readonly callUUID: string;
  /** The CallUUID at the switch now, where a transfer or conference has put another in its place. */
  readonly joinedUUID?: string;
  readonly state: CallState;
  readonly direction: Direction;
  /** The customer's number; empty when the switch did not tell. */
  readonly ani: string;
  readonly dnis?: string;
  /** The queue that the call came through. */
  readonly queue?: string;
  readonly userData?: KVList;
  /** The leg was established at some time: its end is a wrap-up, never a reject. */
  readonly wasEstablished: boolean;
  /** Why the far end cannot be reached (EventDestinationBusy); EventReleased need not say it again. */
  readonly unreached?: TCallState;
  readonly isMuted: boolean;
  /** Who joined besides the customer and the agent, in the order in which they did. */
  readonly parties: readonly string[];
  /** The ConnID of the call that this leg is a consultation about. */
  readonly consults?: string;
  /** What the agent began the consultation for; absent where somebody else did. */
  readonly consultsFor?: ConsultPurpose;
  /** EventSequenceNumber of the newest event applied; an older one is late or a duplicate. */
  readonly sequence: number;
}
