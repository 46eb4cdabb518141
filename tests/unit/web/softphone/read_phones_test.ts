import { assertEquals } from "@std/assert";
import type { SwitchCall, SwitchDN } from "../../../../web/shared/mock_client.ts";
import {
  callsAtDN,
  callsOfCustomer,
  placeOf,
  type SwitchView,
} from "../../../../web/softphone/read_phones.ts";

const AGENTS = [{ agentId: "1001", dn: "7001" }];
const IDS = { connectionId: "c1", eventId: "u1" };

function view(dns: SwitchDN[], calls: SwitchCall[] = []): SwitchView {
  return { dns, calls, agents: AGENTS };
}

const DN: SwitchDN = { dn: "7001", agentState: "loggedOut", calls: [] };

Deno.test("placeOf() finds the desk of an agent who is not logged in", () => {
  const place = placeOf(view([DN]), "1001");
  assertEquals(place?.dn, "7001");
  assertEquals(place?.isLoggedIn, false);
  assertEquals(place?.state.says, "Logged out");
});

Deno.test("placeOf() prefers the DN where the agent is logged in", () => {
  const elsewhere: SwitchDN = { dn: "7100", agentId: "1001", agentState: "ready", calls: [] };
  const place = placeOf(view([DN, elsewhere]), "1001");
  assertEquals(place, {
    dn: "7100",
    isLoggedIn: true,
    state: { says: "Ready", tone: "good" },
  });
});

Deno.test("placeOf() knows no place for an agent the switch has not seen", () => {
  assertEquals(placeOf(view([DN]), "2002"), undefined);
});

Deno.test("placeOf() shows an agent state of a newer switch as it is", () => {
  const place = placeOf(view([{ ...DN, agentState: "afterCallWork" }]), "1001");
  assertEquals(place?.state, { says: "afterCallWork", tone: "plain" });
});

Deno.test("callsAtDN() reads states, and a withheld number as empty", () => {
  const calls: SwitchDN["calls"] = [
    { ...IDS, state: "ringing" },
    { ...IDS, connectionId: "c2", state: "connected", otherDN: "+14155550100" },
  ];
  assertEquals(callsAtDN(view([{ ...DN, calls }]), "7001"), [
    { connectionId: "c1", state: "ringing", otherNumber: "" },
    { connectionId: "c2", state: "talking", otherNumber: "+14155550100" },
  ]);
  assertEquals(callsAtDN(view([DN]), undefined), []);
});

Deno.test("callsOfCustomer() shows the customer's side of a call with the DN", () => {
  const call: SwitchCall = {
    ...IDS,
    parties: [
      { number: "+14155550100", isDN: false, state: "dialing" },
      { number: "7001", isDN: true, state: "ringing" },
    ],
  };
  assertEquals(callsOfCustomer(view([DN], [call]), "7001"), [
    {
      connectionId: "c1",
      state: "dialling",
      otherNumber: "7001",
      ownNumber: "+14155550100",
    },
  ]);
});

Deno.test("callsOfCustomer() leaves out ended, internal and other agents' calls", () => {
  const calls: SwitchCall[] = [
    { ...IDS, parties: [] },
    { ...IDS, parties: [{ number: "7001", isDN: true, state: "connected" }] },
    {
      ...IDS,
      parties: [
        { isDN: false, state: "connected" },
        { number: "7002", isDN: true, state: "connected" },
      ],
    },
  ];
  assertEquals(callsOfCustomer(view([DN], calls), "7001"), []);
});
