// The one transition table: every state times every input, nothing left to a default.
import type { CallInputName } from "./input.ts";
import type { CallState } from "./state.ts";

/**
 * The state after the input, or why there is none: `ignored` is harmless (late, repeated, about a leg
 * never offered), `desync` cannot be and makes the session ask the switch for a snapshot.
 */
export type Verdict = CallState | "ignored" | "desync";

export const TRANSITIONS: Readonly<Record<CallState, Readonly<Record<CallInputName, Verdict>>>> = {
  none: {
    EventDialing: "dialing",
    EventRinging: "ringing",
    EventEstablished: "established",
    EventHeld: "held",
    EventRetrieved: "established",
    EventDestinationBusy: "ignored",
    EventReleased: "ignored",
    EventAbandoned: "ignored",
    Lost: "ignored",
  },
  // Held or retrieved while ringing: the answer was missed, the end must be a wrap-up all the same.
  dialing: {
    EventDialing: "ignored",
    EventRinging: "ignored",
    EventEstablished: "established",
    EventHeld: "held",
    EventRetrieved: "established",
    EventDestinationBusy: "dialing",
    EventReleased: "released",
    EventAbandoned: "released",
    Lost: "released",
  },
  ringing: {
    EventDialing: "desync",
    EventRinging: "ignored",
    EventEstablished: "established",
    EventHeld: "held",
    EventRetrieved: "established",
    EventDestinationBusy: "ignored",
    EventReleased: "released",
    EventAbandoned: "released",
    Lost: "released",
  },
  established: {
    EventDialing: "desync",
    EventRinging: "desync",
    EventEstablished: "ignored",
    EventHeld: "held",
    EventRetrieved: "ignored",
    EventDestinationBusy: "ignored",
    EventReleased: "released",
    EventAbandoned: "released",
    Lost: "released",
  },
  held: {
    EventDialing: "desync",
    EventRinging: "desync",
    EventEstablished: "established",
    EventHeld: "ignored",
    EventRetrieved: "established",
    EventDestinationBusy: "ignored",
    EventReleased: "released",
    EventAbandoned: "released",
    Lost: "released",
  },
  // A call that was declined may be offered to the same agent again under the same ConnID.
  released: {
    EventDialing: "dialing",
    EventRinging: "ringing",
    EventEstablished: "ignored",
    EventHeld: "ignored",
    EventRetrieved: "ignored",
    EventDestinationBusy: "ignored",
    EventReleased: "ignored",
    EventAbandoned: "ignored",
    Lost: "ignored",
  },
};
