// Switch and gateway side by side: what is marked, and what is not.
import { assertEquals } from "@std/assert";
import type { SessionView } from "../../../../../gateway/protocol/mod.ts";
import type { Overview, Phase } from "../../../../../web/workbench/lab/schemas.ts";
import { stateRows } from "../../../../../web/workbench/lab/state/compare.ts";

const CALL = { connectionId: "c1", eventId: "e1" };

function overviewWith(phase: Phase | undefined): Overview {
  return {
    time: 0,
    linkIsUp: true,
    dns: [{
      dn: "7001",
      agentId: "1001",
      agentState: "ready",
      registered: true,
      calls: phase === undefined ? [] : [{ connectionId: "c1", state: phase }],
    }],
    agents: [{ agentId: "1001", desk: "7001", dn: "7001", state: "ready", since: 5 }],
    calls: phase === undefined ? [] : [{
      ...CALL,
      callType: "inbound",
      beganAt: 1,
      parties: [
        { number: "+1", isDN: false, state: "dialing", since: 1 },
        { number: "7001", isDN: true, state: phase, since: 2 },
      ],
    }],
    connections: [],
    counts: { calls: 0, waiting: 0, endedLegs: 0 },
  };
}

function session(...states: SessionView["calls"][number]["state"][]): SessionView {
  return {
    agentId: "1001",
    thisDN: "7001",
    toolbars: 1,
    registered: true,
    inService: true,
    agentState: "ready",
    calls: states.map((state) => ({
      ...CALL,
      state,
      direction: "inbound",
      ANI: "+1",
      pending: [],
    })),
  };
}

const differences = (phase: Phase | undefined, ...sessions: SessionView[]) =>
  stateRows(overviewWith(phase), sessions).differences;

Deno.test("each phase has a state of the gateway that is the same, and the others differ", () => {
  const same = { dialing: "dialing", ringing: "ringing", connected: "established", held: "held" };
  for (const phase of ["dialing", "ringing", "connected", "held"] as const) {
    for (const state of ["dialing", "ringing", "established", "held"] as const) {
      assertEquals(differences(phase, session(state)), same[phase] === state ? 0 : 1);
    }
  }
});

Deno.test("a call that the gateway does not know, and one that it alone believes in, are marked", () => {
  const unknown = stateRows(overviewWith("ringing"), [session()]);
  assertEquals(unknown.calls.map(({ gateway }) => gateway), [{ says: "no call", differs: true }]);
  const ghost = stateRows(overviewWith(undefined), [session("established")]);
  assertEquals(ghost.calls.map(({ legs, gateway }) => [legs.length, gateway]), [
    [0, { says: "7001 established", differs: true }],
  ]);
});

Deno.test("a call that a switchover gave another ConnID is still the same call", () => {
  const overview = overviewWith("connected");
  const renamed = {
    ...overview,
    calls: overview.calls.map((call) => ({ ...call, connectionId: "c2" })),
  };
  assertEquals(stateRows(renamed, [session("established")]).differences, 0);
});

Deno.test("an agent whom the gateway does not serve, or has not heard of, is no difference", () => {
  assertEquals(differences(undefined), 0);
  assertEquals(differences(undefined, { ...session(), agentState: "unknown" }), 0);
  assertEquals(differences(undefined, { ...session(), agentState: "notReady" }), 1);
  assertEquals(stateRows(overviewWith("ringing"), undefined).differences, 0);
});

Deno.test("a phone that is not registered cannot tell the gateway of its call", () => {
  const unregistered = { ...session(), registered: false };
  assertEquals(differences("ringing", unregistered), 0);
});

Deno.test("a phone out of service at the switch alone is marked", () => {
  const overview = overviewWith(undefined);
  const dns = overview.dns.map((dn) => ({ ...dn, outOfService: true }));
  const rows = stateRows({ ...overview, dns }, [session()]);
  assertEquals(rows.phones[0]?.gateway.differs, true);
  const told = stateRows({ ...overview, dns }, [{ ...session(), inService: false }]);
  assertEquals(told.differences, 0);
});

Deno.test("a queue says how many wait, and for how long", () => {
  const overview = overviewWith("ringing");
  const waits = (since: number) => ({
    ...CALL,
    callType: "inbound",
    beganAt: since,
    parties: [{ number: "5000", isDN: true, state: "queued" as const, since }],
  });
  const rows = stateRows({
    ...overview,
    dns: [{
      dn: "5000",
      agentState: "loggedOut",
      registered: false,
      queue: { agents: ["1001"] },
      calls: [],
    }],
    calls: [waits(9), waits(4)],
  }, []);
  assertEquals(rows.queues, [
    { dn: "5000", isRoutePoint: false, agents: 1, waiting: 2, longestSince: 4 },
  ]);
  assertEquals([rows.phones, rows.calls[0]?.phase, rows.calls[0]?.queue], [[], "queued", "5000"]);
});
