import { assert, assertEquals } from "@std/assert";
import {
  allowedCommands,
  CALL_STATES,
  type CallStanding,
  type CallState,
} from "../../../../gateway/call/mod.ts";

const MAIN = "006c02462a161006";
const CONSULT = "006c02462a161007";

const call = (state: CallState, more: Partial<CallStanding> = {}): CallStanding => ({
  connID: MAIN,
  state,
  isMuted: false,
  ...more,
});
const consultation = (state: CallState) => call(state, { connID: CONSULT, consults: MAIN });
const DATA = "AttachUserData UpdateUserData DeleteUserData";
const TALK = `Reject Hold SendDtmf ${DATA} Mute`;

/** What each of two calls allows beside the other. */
function pair(one: CallStanding, other: CallStanding): [string, string] {
  return [allowedCommands(one, [other]).join(" "), allowedCommands(other, [one]).join(" ")];
}

Deno.test("allowedCommands() is what each state allows", () => {
  assertEquals(CALL_STATES.map((state) => `${state}: ${allowedCommands(call(state)).join(" ")}`), [
    "none: ",
    "dialing: Reject",
    "ringing: Accept Reject Redirect",
    `established: ${TALK} Transfer InitiateTransfer Conference InitiateConference RemoveParty`,
    `held: Reject Retrieve ${DATA}`,
    "released: ",
  ]);
  assert(allowedCommands(call("established", { isMuted: true })).includes("Unmute"));
});

Deno.test("allowedCommands() while the one consulted is called: nothing is taken back but with Reconnect", () => {
  assertEquals(pair(call("held"), consultation("dialing")), [
    `Reject ${DATA}`,
    "Reject CompleteTransfer Reconnect",
  ]);
});

Deno.test("allowedCommands() offers Alternate on the consultation, whichever of the two is held", () => {
  assertEquals(pair(call("held"), consultation("established")), [
    `Reject Retrieve ${DATA}`,
    `${TALK} CompleteTransfer CompleteConference Alternate Reconnect`,
  ]);
  assertEquals(pair(call("established"), consultation("held")), [
    `${TALK} RemoveParty`,
    `Reject Retrieve ${DATA} CompleteTransfer CompleteConference Alternate`,
  ]);
  assertEquals(pair(call("held"), consultation("held")), [
    `Reject Retrieve ${DATA}`,
    `Reject Retrieve ${DATA} CompleteTransfer CompleteConference`,
  ]);
});

Deno.test("allowedCommands() of a consultation whose call is over, or was never ours, are a plain call's", () => {
  assertEquals(allowedCommands(consultation("established")).join(" "), TALK);
  assertEquals(allowedCommands(consultation("dialing")).join(" "), "Reject");
});

Deno.test("allowedCommands() offers Merge on the call in hand beside one that is held", () => {
  const other = (state: CallState) => call(state, { connID: CONSULT });
  const [held, inHand] = pair(call("held"), other("established"));
  assert(inHand.includes("Merge") && !held.includes("Merge"));
  assert(!pair(call("ringing"), other("established"))[1].includes("Merge"));
  const third = call("held", { connID: "006c02462a161008" });
  assert(!allowedCommands(other("established"), [call("held"), third]).includes("Merge"));
});
