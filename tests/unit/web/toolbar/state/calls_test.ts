// Every phase times every thing that can happen to a call: what the agent sees next.
import { assertEquals } from "@std/assert";
import type { CallEvent } from "../../../../../web/toolbar/cti/integrationEventsHandler.ts";
import type { CallRequest } from "../../../../../web/toolbar/cti/toolbarView.ts";
import {
  type CallPhase,
  INITIAL_STATE,
  type ToolbarState,
} from "../../../../../web/toolbar/state/model.ts";
import { type Change, reduce } from "../../../../../web/toolbar/state/reduce.ts";

const NOW = Date.UTC(2026, 0, 1);
const call = {
  seq: 1,
  epoch: "e",
  time: new Date(NOW).toISOString(),
  thisDN: "7001",
  eventId: "A",
  connectionId: "conn-A",
  ANI: "+14155550100",
  direction: "inbound",
  allowedCommands: ["Reject"],
} as const;

type LiveName = CallEvent["eventName"];
const live = (eventName: LiveName, atMs = NOW): Change => ({
  type: "event",
  event: {
    ...call,
    time: new Date(atMs).toISOString(),
    allowedCommands: [...call.allowedCommands],
    eventName,
  },
});

const released: Change = {
  type: "event",
  event: {
    ...call,
    allowedCommands: [],
    eventName: "EventReleased",
    reason: "wrapup",
    cause: "ended",
    releasedBy: "agent",
    sourceEvent: "EventReleased",
  },
};

const request = (command: CallRequest["command"]): CallRequest => ({
  id: `ask-${command}`,
  eventId: "A",
  command,
  askedBy: "toolbar",
});
const asked = (command: CallRequest["command"]): Change => ({
  type: "request-sent",
  request: request(command),
});
const failed = (command: CallRequest["command"]): Change => ({
  type: "request-failed",
  request: request(command),
  failure: { code: "wrong-state", detail: "no" },
});

/** How a call comes to be in each phase; `none` is before its first event. */
const WAYS: Record<CallPhase | "none", readonly Change[]> = {
  none: [],
  RINGING: [live("EventRinging")],
  DIALLING: [live("EventDialing")],
  ACCEPTED: [live("EventRinging"), live("EventEstablished")],
  HELD: [live("EventRinging"), live("EventEstablished"), live("EventHeld")],
  DISCONNECTED: [live("EventRinging"), released],
};

const STEPS: Record<string, Change> = {
  ringing: live("EventRinging"),
  dialing: live("EventDialing"),
  established: live("EventEstablished"),
  held: live("EventHeld"),
  retrieved: live("EventRetrieved"),
  released,
  "Accept asked": asked("Accept"),
  "Reject asked": asked("Reject"),
  "Hold asked": asked("Hold"),
  "Retrieve asked": asked("Retrieve"),
  "Reject failed": failed("Reject"),
  "put away": { type: "call-put-away", eventId: "A" },
};

type After = CallPhase | "none";
const same = (phase: After) => ({
  "Accept asked": phase,
  "Reject asked": phase,
  "Hold asked": phase,
  "Retrieve asked": phase,
  "Reject failed": phase,
});
const told = {
  ringing: "RINGING",
  dialing: "DIALLING",
  established: "ACCEPTED",
  held: "HELD",
  retrieved: "ACCEPTED",
} as const;

const EXPECTED: Record<After, Record<keyof typeof STEPS, After>> = {
  none: { ...told, ...same("none"), released: "none", "put away": "none" },
  RINGING: { ...told, ...same("RINGING"), released: "DISCONNECTED", "put away": "RINGING" },
  DIALLING: { ...told, ...same("DIALLING"), released: "DISCONNECTED", "put away": "DIALLING" },
  ACCEPTED: { ...told, ...same("ACCEPTED"), released: "DISCONNECTED", "put away": "ACCEPTED" },
  HELD: { ...told, ...same("HELD"), released: "DISCONNECTED", "put away": "HELD" },
  DISCONNECTED: {
    ...told,
    ...same("DISCONNECTED"),
    released: "DISCONNECTED",
    "put away": "none",
  },
};

const after = (...changes: readonly Change[]): ToolbarState =>
  changes.reduce((state, change) => reduce(state, change, NOW), INITIAL_STATE);

Deno.test("every phase times every change: only events change a call", () => {
  let asserted = 0;
  for (const [phase, way] of Object.entries(WAYS)) {
    for (const [step, change] of Object.entries(STEPS)) {
      const next: After = after(...way, change).calls[0]?.phase ?? "none";
      assertEquals(next, EXPECTED[phase as After][step], `${phase}, then ${step}`);
      asserted++;
    }
  }
  assertEquals(asserted, 6 * 12);
});

Deno.test("a request stays until it comes true, fails, or the call is over", () => {
  const pendingAfter = (...changes: Change[]) =>
    after(live("EventRinging"), ...changes).calls[0]?.request?.command;

  assertEquals(pendingAfter(asked("Accept")), "Accept");
  assertEquals(pendingAfter(asked("Accept"), live("EventEstablished")), undefined);
  assertEquals(pendingAfter(asked("Reject"), live("EventEstablished")), "Reject");
  assertEquals(pendingAfter(asked("Reject"), failed("Reject")), undefined);
  assertEquals(pendingAfter(asked("Reject"), released), undefined);
  assertEquals(
    pendingAfter(live("EventEstablished"), asked("Hold"), live("EventHeld")),
    undefined,
  );
  assertEquals(
    pendingAfter(live("EventHeld"), asked("Retrieve"), live("EventRetrieved")),
    undefined,
  );
  assertEquals(pendingAfter(asked("Accept"), asked("Reject"), failed("Accept")), "Reject");
});

Deno.test("the timer runs from the answer, also over hold and over events told again", () => {
  const told = [
    live("EventRinging"),
    live("EventEstablished", NOW + 5_000),
    live("EventHeld", NOW + 9_000),
    live("EventEstablished", NOW + 20_000),
  ];
  // Heard of late, after a reconnect: it counts from when it happened.
  const state = told.reduce(
    (before, change) => reduce(before, change, NOW + 60_000),
    INITIAL_STATE,
  );
  assertEquals(state.calls[0]?.acceptedAt, NOW + 5_000);
});

Deno.test("a gateway whose clock is wrong does not shift the timer", () => {
  const skewMs = 90_000;
  const registered: Change = {
    type: "event",
    event: { ...call, eventName: "EventRegistered", agentId: "1001" },
  };
  const state = [registered, live("EventRinging"), live("EventEstablished")]
    .reduce((before, change) => reduce(before, change, NOW + skewMs), INITIAL_STATE);
  // Both are known: what is drawn is the time on the gateway's clock less this.
  assertEquals([state.agent.clockSkewMs, state.calls[0]?.acceptedAt], [skewMs, NOW]);
});

Deno.test("an EventError about another command than the one under way leaves that one alone", () => {
  const error: Change = {
    type: "event",
    event: {
      ...call,
      eventName: "EventError",
      code: "refused",
      detail: "too late",
      type: "Accept",
      requestId: "r",
    },
  };
  const [during] = after(live("EventRinging"), asked("Reject"), error).calls;
  assertEquals([during?.request?.command, during?.problem], ["Reject", undefined]);
  const [idle] = after(live("EventRinging"), error).calls;
  assertEquals(idle?.problem, { command: "Accept", code: "refused", detail: "too late" });
});
