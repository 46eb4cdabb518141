// What one party does to its own voice path: mutes it, and sends tones.
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import { stateError } from "./errors.ts";
import type { Leg } from "./legs.ts";
import { tellParty, type Turn } from "./turn.ts";

const DTMF = /^[0-9*#A-Da-d,]{1,128}$/;

/** Nobody hears the party any more, or everybody does again. */
export function setMute(turn: Turn, leg: Leg, muted: boolean): TServerError | undefined {
  const { party } = leg;
  if (party.phase !== "connected" || (party.muted ?? false) === muted) {
    return stateError(turn.state);
  }
  party.muted = muted;
  tellParty(turn, leg, { name: muted ? "EventMuteOn" : "EventMuteOff" });
}

/** The party sends tones to the others. */
export function sendDTMF(turn: Turn, leg: Leg, DTMFDigits: string): TServerError | undefined {
  if (leg.party.phase !== "connected") return stateError(turn.state);
  if (!DTMF.test(DTMFDigits)) return TServerErrors.InvalidDTMFString;
  tellParty(turn, leg, { name: "EventDTMFSent", DTMFDigits });
}
