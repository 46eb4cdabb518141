// Calls of three and more: joined from a consultation, added to in one step, and taken from.
import { CallState, DNRole, ReleasingParty } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import { addParty, canSpeak, retrieve } from "./calls.ts";
import { newcomer } from "./dialling.ts";
import { stateError } from "./errors.ts";
import type { Leg } from "./legs.ts";
import { closeLeg, removeParty } from "./leaving.ts";
import { consultation, type Pair } from "./pairs.ts";
import type { Call, DN, Party } from "./state.ts";
import { canJoin, join } from "./transfer.ts";
import { tellParty, type Turn } from "./turn.ts";

/** Joins the two calls of a consultation under the ConnID of the held one, and stays in it. */
export function completeConference(
  turn: Turn,
  dn: DN,
  { leg, ConferenceConnID }: { leg: Leg; ConferenceConnID?: string | undefined },
): TServerError | undefined {
  const pair = consultation(dn, leg, ConferenceConnID);
  if (pair === undefined || !canSpeak(dn)) return stateError(turn.state);
  return conferenceOf(turn, dn, pair);
}

/** Puts the parties of one call into the main one, and stays in it. */
export function conferenceOf(turn: Turn, dn: DN, pair: Pair): TServerError | undefined {
  const { main, consult } = pair;
  const coming = consult.call.parties.filter((party) => party !== consult.party);
  if (!canJoin(main.call, coming)) return TServerErrors.CannotCompleteTransfer;
  const before = [...main.call.parties];
  consult.party.talked = false;
  closeLeg(turn, consult, {
    name: "EventReleased",
    callState: CallState.Conferenced,
    releasedBy: ReleasingParty.Local,
  });
  if (main.party.phase === "held") retrieve(turn, dn, main, CallState.Conferenced);
  makeConference(main.call);
  const PreviousConnID = join(turn, pair, coming);
  for (const added of coming) {
    tellAdded(turn, main, { added, told: before });
    tellParty(turn, { call: main.call, party: added }, {
      name: "EventPartyChanged",
      callState: CallState.Conferenced,
      PreviousConnID,
      third: { party: main.party, role: DNRole.ConferencedBy },
    });
  }
}

/** Adds OtherDN, whose phone rings, to the call. */
export function addInOneStep(
  turn: Turn,
  dn: DN,
  { leg, OtherDN }: { leg: Leg; OtherDN: string },
): TServerError | undefined {
  if (leg.party.phase !== "connected") return stateError(turn.state);
  const target = newcomer(turn, dn, { call: leg.call, dialled: OtherDN });
  if ("code" in target) return target;
  const told = [...leg.call.parties];
  makeConference(leg.call);
  const added = addParty(turn, leg.call, target);
  tellAdded(turn, leg, { added, told });
}

/** Takes OtherDN out of a call of three or more. */
export function removeFrom(turn: Turn, leg: Leg, OtherDN: string): TServerError | undefined {
  const { call, party } = leg;
  if (call.parties.length <= 2 || party.phase === "ringing") return stateError(turn.state);
  const removed = partyCalled(call, OtherDN);
  if (removed === undefined) return TServerErrors.PartyNotOnCall;
  removeParty(turn, { call, party: removed }, { by: party });
}

/** Everybody in the call is a member of the conference that it becomes. */
function makeConference({ parties }: Call): void {
  for (const party of parties) party.role = DNRole.ConferenceMember;
}

function tellAdded(
  turn: Turn,
  { call, party }: Leg,
  { added, told }: { added: Party; told: readonly Party[] },
): void {
  for (const other of told) {
    tellParty(turn, { call, party: other }, {
      name: "EventPartyAdded",
      callState: CallState.Conferenced,
      other: added,
      otherRole: DNRole.NewParty,
      third: { party, role: DNRole.AddedBy },
    });
  }
}

function partyCalled({ parties }: Call, number: string): Party | undefined {
  return parties.find((party) => party.number === number);
}
