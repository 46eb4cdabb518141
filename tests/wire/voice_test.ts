// The rest of the voice model over real sockets: mute, digits, data, transfer, conference.
import { assert, assertEquals, assertObjectMatch } from "@std/assert";
import { Server, type Toolbar } from "../helpers/wire.ts";

const OTHER = "2002";
const OTHER_QUERY = `?agent=${OTHER}`;

/** Agent 1001 talks to a customer; agent 2002 waits at a DN of its own. */
async function twoAgents(server: Server) {
  const [toolbar, other] = await Promise.all([
    server.readyToolbar(),
    server.readyToolbar(OTHER_QUERY),
  ]);
  const connectionId = await server.ring(toolbar);
  await server.command({ type: "Accept", connectionId });
  await toolbar.next("EventEstablished");
  const otherDN = other.told[0]?.thisDN ?? "";
  return { toolbar, other, connectionId, otherDN };
}

async function accepted(server: Server, command: Record<string, unknown>, query = "") {
  const { status, body } = await server.command(command, query);
  assertEquals(status, 202, JSON.stringify(body));
}

/** Agent 1001 consults agent 2002, who answers. */
async function consulting(server: Server, type: "InitiateTransfer" | "InitiateConference") {
  const agents = await twoAgents(server);
  const { toolbar, other, connectionId, otherDN } = agents;
  await accepted(server, { type, connectionId, toNumber: otherDN, requestId: "consult" });
  const held = await toolbar.next("EventHeld");
  const dialing = await toolbar.next("EventDialing");
  assertObjectMatch(dialing, { consults: connectionId, requestId: "consult" });
  await other.next("EventRinging");
  await accepted(server, { type: "Accept" }, OTHER_QUERY);
  const { allowedCommands } = await toolbar.next("EventEstablished");
  assert(allowedCommands.includes("CompleteTransfer"));
  return { ...agents, held, consultation: dialing.connectionId };
}

async function released(toolbar: Toolbar, count: number) {
  const ends = [];
  for (let got = 0; got < count; got++) ends.push(await toolbar.next("EventReleased"));
  return ends;
}

Deno.test("mute and unmute are told, and change what the call allows", async () => {
  await using server = new Server();
  const { toolbar, connectionId } = await twoAgents(server);
  await accepted(server, { type: "Mute", connectionId, requestId: "m1" });
  const muted = await toolbar.next("EventMuteOn");
  assertObjectMatch(muted, { muted: true, requestId: "m1" });
  assert(muted.allowedCommands.includes("Unmute") && !muted.allowedCommands.includes("Mute"));
  assertEquals((await server.command({ type: "Mute", connectionId })).status, 409);
  await accepted(server, { type: "Unmute", connectionId });
  assertEquals((await toolbar.next("EventMuteOff")).muted, undefined);
});

Deno.test("the same digit twice in a row is sent twice", async () => {
  await using server = new Server();
  const { toolbar, connectionId } = await twoAgents(server);
  server.mock.control.changeSettings({ delays: { RequestSendDTMF: 100 } });
  await accepted(server, { type: "SendDtmf", connectionId, digits: "1" });
  await accepted(server, { type: "SendDtmf", connectionId, digits: "1" });
  server.clock.advance(100);
  assertEquals((await toolbar.next("EventDTMFSent")).digits, "1");
  await toolbar.next("EventDTMFSent");
  assertEquals(server.journalled("RequestSendDTMF"), 2);
});

Deno.test("data that is attached is told, and to a toolbar that comes later, too", async () => {
  await using server = new Server();
  const { toolbar, connectionId } = await twoAgents(server);
  await accepted(server, { type: "AttachUserData", connectionId, userData: { order: 7 } });
  assertEquals((await toolbar.next("EventAttachedDataChanged")).userData, { order: 7 });
  const late = await server.toolbar();
  await server.command({ type: "initialize" });
  assertObjectMatch(await late.next("EventEstablished"), { userData: { order: 7 } });
});

Deno.test("a pair of the data gets another value, and goes", async () => {
  await using server = new Server();
  const { toolbar, connectionId } = await twoAgents(server);
  await accepted(server, { type: "AttachUserData", connectionId, userData: { order: 7, vip: 1 } });
  await toolbar.next("EventAttachedDataChanged");
  await accepted(server, { type: "UpdateUserData", connectionId, userData: { order: 8 } });
  assertEquals((await toolbar.next("EventAttachedDataChanged")).userData, { order: 8, vip: 1 });
  await accepted(server, { type: "DeleteUserData", connectionId, key: "order" });
  assertEquals((await toolbar.next("EventAttachedDataChanged")).userData, { vip: 1 });
  const journalled = ["RequestUpdateUserData", "RequestDeletePair"]
    .map((name) => server.journalled(name));
  assertEquals(journalled, [1, 1]);
});

Deno.test("two calls that have nothing to do with each other become one, which ends once", async () => {
  await using server = new Server();
  const { toolbar, other, connectionId, otherDN } = await twoAgents(server);
  await accepted(server, { type: "MakeCall", toNumber: otherDN });
  await other.next("EventRinging");
  await accepted(server, { type: "Accept" }, OTHER_QUERY);
  const second = await toolbar.next("EventEstablished");
  assert(second.allowedCommands.includes("Merge"));
  await accepted(server, { type: "Merge", connectionId: second.connectionId });
  assertEquals((await toolbar.next("EventReleased")).connectionId, second.connectionId);
  assertObjectMatch(await toolbar.next("EventPartyAdded"), { connectionId, parties: [otherDN] });
  assertEquals((await other.next("EventPartyChanged")).connectionId, connectionId);
  await accepted(server, { type: "Reject", connectionId });
  assertEquals((await toolbar.next("EventReleased")).connectionId, connectionId);
  assertEquals(toolbar.count("EventReleased"), 2);
});

Deno.test("a blind transfer ends the call here as transferred, and rings there", async () => {
  await using server = new Server();
  const { toolbar, other, connectionId, otherDN } = await twoAgents(server);
  await accepted(server, { type: "Transfer", connectionId, toNumber: otherDN });
  assertObjectMatch(await toolbar.next("EventReleased"), {
    reason: "wrapup",
    cause: "transferred",
    connectionId,
  });
  await other.next("EventRinging");
  assertEquals(toolbar.count("EventReleased"), 1);
});

Deno.test("a consultation that is completed ends both calls here, each once", async () => {
  await using server = new Server();
  const { toolbar, other, connectionId, consultation } = await consulting(
    server,
    "InitiateTransfer",
  );
  await accepted(server, { type: "CompleteTransfer", connectionId: consultation });
  const ends = await released(toolbar, 2);
  assertEquals(new Set(ends.map((end) => end.connectionId)), new Set([connectionId, consultation]));
  assertEquals(new Set(ends.map(({ cause }) => cause)), new Set(["transferred"]));
  const changed = await other.next("EventPartyChanged");
  assertObjectMatch(changed, { previousConnectionId: consultation, connectionId });

  // The call goes on there under its new ConnID, and ends once.
  await accepted(server, { type: "Reject", connectionId }, OTHER_QUERY);
  assertEquals((await other.next("EventReleased")).reason, "wrapup");
  assertEquals(other.count("EventReleased"), 1);
});

Deno.test("a consultation can be completed while its call is held, after a swap", async () => {
  await using server = new Server();
  const { toolbar, other, consultation } = await consulting(server, "InitiateTransfer");
  const consulted = other.told.find(({ eventName }) => eventName === "EventEstablished");
  assert(consulted?.eventName === "EventEstablished");
  assert(!consulted.allowedCommands.includes("CompleteTransfer"));
  await accepted(server, { type: "Alternate", connectionId: consultation });
  const { allowedCommands } = await toolbar.next("EventHeld");
  assert(allowedCommands.includes("CompleteTransfer"));
  await accepted(server, { type: "CompleteTransfer", connectionId: consultation });
  assertEquals((await released(toolbar, 2)).length, 2);
});

Deno.test("a consultation that is given up takes the customer back", async () => {
  await using server = new Server();
  const { toolbar, other, connectionId, consultation } = await consulting(
    server,
    "InitiateTransfer",
  );
  await accepted(server, { type: "Reconnect", connectionId: consultation });
  assertEquals((await toolbar.next("EventReleased")).connectionId, consultation);
  assertEquals((await toolbar.next("EventRetrieved")).connectionId, connectionId);
  await other.next("EventReleased");
});

Deno.test("a conference: joined, one leaves, the rest talk on, each leg ends once", async () => {
  await using server = new Server();
  const { toolbar, other, connectionId, consultation, otherDN } = await consulting(
    server,
    "InitiateConference",
  );
  await accepted(server, { type: "CompleteConference", connectionId: consultation });
  await toolbar.next("EventPartyAdded");
  await accepted(server, { type: "RemoveParty", connectionId, toNumber: otherDN });
  assertEquals((await toolbar.next("EventPartyDeleted")).otherDN, otherDN);
  await other.next("EventReleased");
  await accepted(server, { type: "Reject", connectionId });
  await toolbar.next("EventReleased");
  assertEquals(other.count("EventReleased"), 1);
});

Deno.test("a ringing call that is redirected ends here as redirected", async () => {
  await using server = new Server();
  const [toolbar, other] = await Promise.all([
    server.readyToolbar(),
    server.readyToolbar(OTHER_QUERY),
  ]);
  const connectionId = await server.ring(toolbar);
  const toNumber = other.told[0]?.thisDN;
  await accepted(server, { type: "Redirect", connectionId, toNumber });
  assertObjectMatch(await toolbar.next("EventReleased"), {
    reason: "reject",
    cause: "redirected",
  });
  await other.next("EventRinging");
});

Deno.test("a connection to the T-Server that is cut comes back, and the live call is still there", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  server.mock.control.dropConnection();
  await toolbar.next("EventLinkDisconnected");
  server.clock.advance(500);
  await toolbar.next("EventLinkConnected");
  for (;;) {
    const { status } = await server.command({ type: "Reject", connectionId });
    if (status === 202) break;
  }
  assertEquals((await toolbar.next("EventReleased")).cause, "declined");
});
