// Handing a call over: in one step, through a consultation, or before it was answered.
import { CallState, DNRole, ReleasingParty } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import { addParty, roleOfNewcomer } from "./calls.ts";
import { consult } from "./consult.ts";
import { newcomer, type Target } from "./dialling.ts";
import { stateError } from "./errors.ts";
import { dnOf, type Leg } from "./legs.ts";
import { closeLeg, forget } from "./leaving.ts";
import { consultation, type Pair } from "./pairs.ts";
import type { Call, DN, Party } from "./state.ts";
import { tellParty, type Turn } from "./turn.ts";

interface To {
  readonly leg: Leg;
  readonly OtherDN: string;
}

/** Leaves the call to OtherDN, whose phone rings. */
export function transferInOneStep(turn: Turn, dn: DN, { leg, OtherDN }: To) {
  const { call, party } = leg;
  if (party.phase !== "connected" && party.phase !== "held") return stateError(turn.state);
  const target = newcomer(turn, dn, { call, dialled: OtherDN });
  if ("code" in target) return target;
  const callState = CallState.Transferred;
  closeLeg(turn, leg, leaves(callState, target));
  const stay = call.parties.filter((other) => other !== party);
  call.parties = [...stay];
  const joined = addParty(turn, call, { ...target, callState });
  for (const other of stay) {
    tellParty(turn, { call, party: other }, {
      name: "EventPartyChanged",
      PreviousConnID: call.ConnID,
      ...shows(stay.length === 1 ? joined : undefined, party),
    });
  }
}

/** Consults OtherDN and completes the transfer at once. */
export function transferMutely(turn: Turn, dn: DN, to: To): TServerError | undefined {
  const error = consult(turn, dn, to);
  if (error !== undefined) return error;
  return completeTransfer(turn, dn, { leg: to.leg });
}

interface Completing {
  readonly leg: Leg;
  readonly TransferConnID?: string | undefined;
}

/** Joins the two calls of a consultation under the ConnID of the held one, and leaves both. */
export function completeTransfer(
  turn: Turn,
  dn: DN,
  { leg, TransferConnID }: Completing,
): TServerError | undefined {
  const pair = consultation(dn, leg, TransferConnID);
  if (pair === undefined || leg.party.phase === "ringing") return stateError(turn.state);
  return transferOf(turn, pair);
}

/** Puts the parties of one call into the main one, and leaves both. */
export function transferOf(turn: Turn, pair: Pair): TServerError | undefined {
  const { main, consult } = pair;
  const coming = consult.call.parties.filter((party) => party !== consult.party);
  if (!canJoin(main.call, coming)) return TServerErrors.CannotCompleteTransfer;
  closeLeg(turn, main, leaves(CallState.Transferred));
  closeLeg(turn, consult, { ...leaves(CallState.Transferred), TransferConnID: main.call.ConnID });
  const stay = main.call.parties.filter((party) => party !== main.party);
  main.call.parties = [...stay];
  const consultConnID = join(turn, pair, coming);
  const [firstIn] = coming;
  for (const party of stay) {
    tellParty(turn, { call: main.call, party }, {
      name: "EventPartyChanged",
      // The call has kept its ConnID, which is said all the same.
      PreviousConnID: main.call.ConnID,
      ...shows(firstIn, main.party),
    });
  }
  for (const party of coming) {
    tellParty(turn, { call: main.call, party }, {
      name: "EventPartyChanged",
      PreviousConnID: consultConnID,
      ...shows(stay.length === 1 ? stay[0] : undefined, main.party),
    });
  }
}

/** Whether `coming` can join `call`: nobody is in a call twice. */
export function canJoin(call: Call, coming: readonly Party[]): boolean {
  return coming.every(({ isDN, number }) =>
    !isDN || call.parties.every((party) => !party.isDN || party.number !== number)
  );
}

/** Puts `coming` into the main call; the consultation is over. Its ConnID. */
export function join(turn: Turn, { main, consult }: Pair, coming: readonly Party[]): string {
  const { state } = turn;
  const { ConnID } = consult.call;
  const waited = state.waiting.has(consult.call);
  const role = roleOfNewcomer(main.call);
  for (const party of coming) {
    if (role === DNRole.ConferenceMember) party.role = role;
    const dn = dnOf(state, party);
    dn?.calls.delete(consult.call);
    dn?.calls.add(main.call);
    main.call.parties.push(party);
  }
  forget(state, consult.call);
  consult.call.joined = main.call;
  if (waited) state.waiting.add(main.call);
  return ConnID;
}

/** Sends a call that rings at `dn` to OtherDN instead. */
export function redirect(turn: Turn, dn: DN, { leg, OtherDN }: To) {
  const { call, party } = leg;
  if (party.phase !== "ringing") return stateError(turn.state);
  const target = newcomer(turn, dn, { call, dialled: OtherDN });
  if ("code" in target) return target;
  const callState = CallState.Redirected;
  closeLeg(turn, leg, leaves(callState, target));
  call.parties = call.parties.filter((other) => other !== party);
  addParty(turn, call, { ...target, callState });
}

/** How the one leaves who hands the call over, and to whom it goes where that is one request. */
function leaves(callState: CallState, to?: Target) {
  return {
    name: "EventReleased",
    callState,
    releasedBy: ReleasingParty.Local,
    ...(to !== undefined && { third: { party: to, role: DNRole.Destination } }),
  } as const;
}

function shows(other: Party | undefined, by: Party) {
  return {
    callState: CallState.Transferred,
    other,
    third: { party: by, role: DNRole.TransferredBy },
  } as const;
}
