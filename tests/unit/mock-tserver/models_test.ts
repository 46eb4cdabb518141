// The order of events in every call model, written out by hand against what the switch does.
import { assertEquals } from "@std/assert";
import { CALL_MODELS, play } from "../../../tasks/call_models.ts";

const TRANSFERRED = "EventReleased¹ (Transferred), EventReleased² (Transferred)";

const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "A customer calls A": { A: "EventRinging" },
  "A answers": { A: "EventEstablished" },
  "A hangs up": { A: "EventReleased" },
  "The customer hangs up": { A: "EventReleased" },
  "The customer gives up while it rings": { A: "EventAbandoned" },
  "A declines": { A: "EventReleased" },
  "A declines at the phone of a SIP switch": { A: "EventAbandoned" },
  "A calls B, who answers": {
    A: "EventDialing, EventEstablished",
    B: "EventRinging, EventEstablished",
  },
  "A calls outside, where it is answered": {
    A: "EventDialing, EventNetworkReached, EventEstablished",
  },
  "A calls outside: busy": {
    A: "EventDialing, EventNetworkReached, EventDestinationBusy (Busy), EventReleased (Busy)",
  },
  "A calls outside: nobody answers": {
    A: "EventDialing, EventNetworkReached, EventReleased (NoAnswer)",
  },
  "A calls outside: no such number": {
    A: "EventDialing, EventNetworkReached, EventDestinationBusy (SitInvalidNum), " +
      "EventReleased (SitInvalidNum)",
  },
  "A holds": { A: "EventHeld" },
  "A takes the call back": { A: "EventRetrieved" },
  "A mutes and unmutes": { A: "EventMuteOn, EventMuteOff" },
  "A sends tones": { A: "EventDTMFSent" },
  "A consults B, who answers": {
    A: "EventHeld¹, EventDialing², EventEstablished²",
    B: "EventRinging², EventEstablished²",
  },
  "A goes back to the customer, B waits": { A: "EventHeld², EventRetrieved¹" },
  "A goes back to the customer, B is released": {
    A: "EventReleased², EventRetrieved¹",
    B: "EventReleased²",
  },
  "A transfers to B, who has answered": {
    A: TRANSFERRED,
    B: "EventPartyChanged¹ (Transferred; was ²)",
  },
  "A transfers to B before B answers": {
    A: TRANSFERRED,
    B: "EventPartyChanged¹ (Transferred; was ²), EventEstablished¹",
  },
  "A talks with B and transfers B to C in one step": {
    A: "EventReleased (Transferred)",
    B: "EventPartyChanged (Transferred)",
    C: "EventRinging (Transferred), EventEstablished",
  },
  "A talks with B and transfers B to C mutely": {
    A: `EventHeld¹, EventDialing², ${TRANSFERRED}`,
    B: "EventPartyChanged¹ (Transferred)",
    C: "EventRinging², EventPartyChanged¹ (Transferred; was ²), EventEstablished¹",
  },
  "A talks with B, consults C and joins all three": {
    A: "EventReleased² (Conferenced), EventRetrieved¹ (Conferenced), " +
      "EventPartyAdded¹ (Conferenced)",
    B: "EventPartyAdded¹ (Conferenced)",
    C: "EventPartyChanged¹ (Conferenced; was ²)",
  },
  "A talks with B, holds a customer and makes one call of the two": {
    A: "EventReleased² (Conferenced), EventRetrieved¹ (Conferenced), EventPartyAdded¹ (Conferenced)",
    B: "EventPartyChanged¹ (Conferenced; was ²)",
  },
  "A talks with B and adds C in one step": {
    A: "EventPartyAdded (Conferenced)",
    B: "EventPartyAdded (Conferenced)",
    C: "EventRinging, EventEstablished",
  },
  "B leaves a conference of A, B and C": {
    A: "EventPartyDeleted",
    B: "EventReleased",
    C: "EventPartyDeleted",
  },
  "A takes C out of a conference": {
    A: "EventPartyDeleted",
    B: "EventPartyDeleted",
    C: "EventReleased",
  },
  "A ends a conference for all": { A: "EventReleased", B: "EventReleased", C: "EventReleased" },
  "A redirects what rings to B": {
    A: "EventReleased (Redirected)",
    B: "EventRinging (Redirected)",
  },
  "A attaches data to a call with B": {
    A: "EventAttachedDataChanged",
    B: "EventAttachedDataChanged",
  },
  "A customer calls the queue; A is ready": {
    A: "EventRinging",
    Q: "EventQueued, EventDiverted",
  },
  "The customer gives up in the queue": { Q: "EventAbandoned" },
  "A declines the queue's call, which goes to B": {
    A: "EventReleased",
    B: "EventRinging",
    Q: "EventQueued, EventDiverted",
  },
  "A does not answer the queue's call, which goes to B": {
    A: "EventReleased (NoAnswer), EventAgentNotReady",
    B: "EventRinging",
    Q: "EventQueued, EventDiverted",
  },
  "A customer calls the route point, and a client routes the call to A": {
    A: "EventRinging",
    R: "EventQueued, EventRouteRequest, EventRouteUsed, EventDiverted",
  },
  "The same where a route point is no queue": {
    A: "EventRinging",
    R: "EventRouteRequest, EventRouteUsed",
  },
  "The customer gives up at the route point": { R: "EventAbandoned" },
  "Nobody routes the call, which goes to the default destination B": {
    B: "EventRinging",
    R: "EventRouteUsed, EventDiverted",
  },
  "A's phone answers by itself": { A: "EventEstablished" },
  "A hangs up and has after-call work": {
    A: "EventReleased, EventAgentNotReady (WorkMode 3), EventAgentReady",
  },
  "A logs in, is ready, not ready, logs out": {
    A: "EventAgentLogin, EventAgentNotReady, EventAgentReady, EventAgentNotReady (WorkMode 4), " +
      "EventAgentNotReady (WorkMode 3), EventAgentLogout",
  },
  "A asks": { A: "EventAddressInfo, EventPartyInfo" },
  "A's DN goes out of service while A talks, and comes back": {
    A: "EventDNOutOfService, EventReleased (Dropped), EventDNBackInService",
  },
  "A hangs up where EventOnHook is sent after": { A: "EventReleased, EventOnHook" },
  "A releases a call that is over, or that nobody knows": { A: "EventError (56)" },
  "A answers what does not ring": { A: "EventError (1161)" },
  "A's client asks without being registered for A's DN": { A: "EventError (41)" },
  "A logs in as somebody unknown": { A: "EventError (192)" },
  "B logs in at A's DN, and is logged in at B's": { A: "EventError (527)" },
  "A is to be ready without being logged in": { A: "EventError (702)" },
  "A logs out without being logged in": { A: "EventError (701)" },
  "A calls what is no number": { A: "EventError (71)" },
  "A calls A": { A: "EventError (415)" },
  "A completes a transfer without a consultation": { A: "EventError (1161)" },
  "A takes somebody out who is not in the conference": { A: "EventError (470)" },
};

Deno.test("the switch tells every party of every call model in the order that is documented", () => {
  assertEquals(CALL_MODELS.map(({ name }) => name), Object.keys(EXPECTED));
  for (const model of CALL_MODELS) {
    assertEquals(play(model), { ...EXPECTED[model.name] }, model.name);
  }
});
