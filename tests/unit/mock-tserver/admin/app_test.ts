import { assertEquals, assertMatch } from "@std/assert";
import {
  CallIds,
  CallInfo,
  CallList,
  DNInfo,
  DNList,
  JournalPage,
} from "../../../../mock-tserver/control_schemas.ts";
import { createAdminBench, problem } from "../../../helpers/mock_admin.ts";

Deno.test("admin: a customer calls, the agent's phone answers, the customer hangs up", async () => {
  const { get, send, connect, settle } = createAdminBench();
  const client = connect("7001");
  const called = await send("POST", "/mock/calls", {
    from: "+14155550100",
    to: "7001",
    userData: { order: "A-17" },
  });
  assertEquals(called.status, 201);
  const ids = CallIds.strict().parse(await called.json());
  assertMatch(ids.connectionId, /^[0-9a-f]{16}$/);
  assertEquals(called.headers.get("location"), `/mock/calls/${ids.connectionId}`);

  const answered = await send("POST", "/mock/dns/7001/answer");
  assertEquals(answered.status, 200);
  assertEquals(DNInfo.strict().parse(await answered.json()).calls[0]?.state, "connected");

  const call = await get(called.headers.get("location") ?? "");
  const info = CallInfo.strict().parse(await call.json());
  assertEquals([info.state, info.userData], ["connected", { order: "A-17" }]);

  const ended = await send("POST", `/mock/calls/${ids.connectionId}/hangup`, {});
  assertEquals(ended.status, 200);
  assertEquals(CallInfo.parse(await ended.json()).state, "ended");
  settle();
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventEstablished 7001",
    "EventReleased 7001 by 2 Remote",
  ]);
});

Deno.test("admin: a called customer answers or is busy", async () => {
  const { send, connect, control, settle } = createAdminBench();
  const client = connect("7001", "7002");
  const dial = (ThisDN: string) => {
    client.send({ name: "RequestMakeCall", ThisDN, OtherDN: "+14155550100" });
    return `/mock/calls/${control.dn(ThisDN).calls[0]?.connectionId}`;
  };
  assertEquals((await send("POST", `${dial("7001")}/answer`)).status, 200);
  assertEquals((await send("POST", `${dial("7002")}/busy`)).status, 200);
  settle();
  assertEquals(client.heard(), [
    "EventDialing 7001 #3",
    "EventNetworkReached 7001",
    "EventEstablished 7001",
    "EventDialing 7002 #4",
    "EventNetworkReached 7002",
    "EventDestinationBusy 7002",
    "EventReleased 7002 by 2 Remote",
  ]);
});

Deno.test("admin: lists show all calls and all DNs", async () => {
  const { get, ring } = createAdminBench();
  const ConnID = ring();
  const { calls } = CallList.strict().parse(await (await get("/mock/calls")).json());
  assertEquals(calls.map(({ connectionId }) => connectionId), [ConnID]);
  const { dns } = DNList.strict().parse(await (await get("/mock/dns")).json());
  assertEquals(dns.map(({ dn, calls }) => [dn, calls.length]), [["7001", 1], ["7002", 0]]);
});

Deno.test("admin: the phone hangs up the call that the body names", async () => {
  const { send, control, ring } = createAdminBench();
  const [first, second] = [ring(), ring()];
  const ambiguous = await send("POST", "/mock/dns/7001/hangup", {});
  assertEquals(await problem(ambiguous), [409, "ambiguous-call", undefined]);
  assertEquals((await send("POST", "/mock/dns/7001/hangup", { connectionId: first })).status, 200);
  assertEquals([control.call(first).state, control.call(second).state], ["ended", "ringing"]);
});

Deno.test("admin: settings are changed in part, and null removes a delay", async () => {
  const { get, send } = createAdminBench();
  const before = await (await get("/mock/settings")).json();
  const patched = await send("PATCH", "/mock/settings", {
    delays: { RequestReleaseCall: 250, EventReleased: { uniform: [1, 2] } },
    switch: { releasingParty: false },
  });
  const delays = { RequestReleaseCall: 250, EventReleased: { uniform: [1, 2] } };
  assertEquals(await patched.json(), {
    ...before,
    delays,
    switch: { personality: "default", releasingParty: false },
  });
  await send("PATCH", "/mock/settings", { delays: { RequestReleaseCall: null } });
  const after = await (await get("/mock/settings")).json();
  assertEquals(after.delays, { EventReleased: { uniform: [1, 2] } });
  assertEquals((await send("POST", "/mock/reset")).status, 204);
  assertEquals(await (await get("/mock/settings")).json(), before);
});

Deno.test("admin: the link is taken down and up", async () => {
  const { get, send, connect, settle } = createAdminBench();
  const client = connect("7001");
  assertEquals(await (await send("POST", "/mock/link", { up: false })).json(), { up: false });
  assertEquals(await (await get("/mock/link")).json(), { up: false });
  await send("POST", "/mock/link", { up: true });
  settle();
  assertEquals(client.heard(), ["EventLinkDisconnected", "EventLinkConnected"]);
});

Deno.test("admin: the journal goes on from an entry that was read before", async () => {
  const { get, control, ring } = createAdminBench();
  const ConnID = ring();
  const first = JournalPage.strict().parse(await (await get("/mock/journal")).json());
  assertEquals(first.entries.map(({ name }) => name), ["call"]);
  control.customer.hangup(ConnID);
  const rest = JournalPage.parse(await (await get(`/mock/journal?since=${first.lastId}`)).json());
  assertEquals([rest.entries.map(({ name }) => name), rest.gap], [["hangup"], false]);
});

Deno.test("admin: an agent is made ready, and a queue is removed", async () => {
  const { connect, send } = createAdminBench();
  connect("7001").send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
  const ready = await send("POST", "/mock/dns/7001/ready");
  assertEquals((await ready.json()).agentState, "ready");
  assertEquals((await problem(await send("POST", "/mock/dns/7002/ready")))[1], "wrong-state");
  await send("POST", "/mock/queues", { dn: "5000", agents: [] });
  assertEquals((await send("DELETE", "/mock/queues/5000")).status, 204);
  assertEquals((await problem(await send("DELETE", "/mock/queues/5000")))[1], "unknown-dn");
  assertEquals((await problem(await send("DELETE", "/mock/queues/7001")))[1], "wrong-state");
});

Deno.test("admin: a queue is added while the mock runs, once", async () => {
  const { send, connect, ring, settle } = createAdminBench({ limits: { dns: 3 } });
  const added = await send("POST", "/mock/queues", { dn: "5000", agents: ["1001"] });
  assertEquals([added.status, added.headers.get("location")], [201, "/mock/dns/5000"]);
  assertEquals(DNInfo.strict().parse(await added.json()).queue, { agents: ["1001"] });
  const client = connect("5000");
  ring("5000");
  settle();
  assertEquals(client.heard(), ["EventQueued 5000"]);
  const again = await send("POST", "/mock/queues", { dn: "5000", agents: [] });
  assertEquals(await problem(again), [409, "dn-exists", undefined]);
  const more = await send("POST", "/mock/queues", { dn: "5001", agents: [] });
  assertEquals(await problem(more), [429, "too-many-dns", undefined]);
});
