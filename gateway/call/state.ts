// The states of one call leg at the agent's DN, and what a leg is. Only `transition` makes new ones.
import type { CallCommandType, Direction } from "../protocol/mod.ts";
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
  readonly userData?: KVList;
  /** The leg was established at some time: its end is a wrap-up, never a reject. */
  readonly wasEstablished: boolean;
  /** Why the far end cannot be reached (EventDestinationBusy); EventReleased need not say it again. */
  readonly unreached?: TCallState;
  readonly isMuted: boolean;
  /** The ConnID of the held call that this leg is a consultation about. */
  readonly consults?: string;
  /** EventSequenceNumber of the newest event applied; an older one is late or a duplicate. */
  readonly sequence: number;
}

const COMMANDS: Readonly<Record<CallState, readonly CallCommandType[]>> = {
  none: [],
  dialing: ["Reject"],
  ringing: ["Accept", "Reject", "Redirect"],
  established: ["Reject", "Hold", "SendDtmf", "AttachUserData"],
  held: ["Reject", "Retrieve", "AttachUserData"],
  released: [],
};

/** What a call with a customer allows besides, while it is established. */
const WITH_CUSTOMER: readonly CallCommandType[] = [
  "Transfer",
  "InitiateTransfer",
  "Conference",
  "InitiateConference",
  "RemoveParty",
];

/** What a consultation allows besides; the one consulted need not have answered for all of it. */
const CONSULTING: Readonly<Partial<Record<CallState, readonly CallCommandType[]>>> = {
  dialing: ["CompleteTransfer", "Reconnect"],
  established: ["CompleteTransfer", "CompleteConference", "Alternate", "Reconnect"],
  held: ["CompleteTransfer", "CompleteConference"],
};

/** What an agent may ask for, as the call stands; buttons and guards both read it. */
export function allowedCommands(
  { state, direction, isMuted, consults }: Pick<
    Call,
    "state" | "direction" | "isMuted" | "consults"
  >,
): readonly CallCommandType[] {
  const always = COMMANDS[state];
  // The one who is consulted holds no call that could be completed or taken back.
  const besides = consults !== undefined
    ? (direction === "outbound" ? CONSULTING[state] : undefined)
    : state === "established"
    ? WITH_CUSTOMER
    : undefined;
  const mute = state === "established" ? [isMuted ? "Unmute" as const : "Mute" as const] : [];
  return [...always, ...mute, ...besides ?? []];
}
