// The AsyncAPI documents say what goes over the wire: to toolbars, and on the mock's stream.
import { assert, assertEquals } from "@std/assert";
import { AsyncApiReader } from "../helpers/asyncapi.ts";
import { Server, type Toolbar } from "../helpers/wire.ts";

const OTHER = "?agent=2002";

async function reader(server: Server, path: string, channel: string): Promise<AsyncApiReader> {
  const response = await fetch(server.url(path));
  assertEquals(response.status, 200, path);
  return new AsyncApiReader(await response.json(), channel);
}

/** Commands of agent 1001 one after the other, each followed by the event that it brings about. */
async function walk(
  server: Server,
  toolbar: Toolbar,
  steps: readonly (readonly [Record<string, unknown>, Parameters<Toolbar["next"]>[0]])[],
): Promise<void> {
  for (const [command, event] of steps) {
    const { status, body } = await server.command(command);
    assertEquals(status, 202, `${command.type}: ${JSON.stringify(body)}`);
    await toolbar.next(event);
  }
}

/** A day at work in which every event is told that a toolbar can be told. */
async function work(server: Server): Promise<readonly Toolbar[]> {
  const [toolbar, other] = [await server.readyToolbar(), await server.readyToolbar(OTHER)];
  const otherDN = other.told[0]?.thisDN ?? "";
  const { control } = server.mock;
  const connectionId = await server.ring(toolbar);
  await walk(server, toolbar, [
    [{ type: "Accept", connectionId }, "EventEstablished"],
    [{ type: "Mute" }, "EventMuteOn"],
    [{ type: "Unmute" }, "EventMuteOff"],
    [{ type: "SendDtmf", digits: "1" }, "EventDTMFSent"],
    [{ type: "AttachUserData", userData: { order: 7 } }, "EventAttachedDataChanged"],
    [{ type: "Hold" }, "EventHeld"],
    [{ type: "Retrieve" }, "EventRetrieved"],
    [{ type: "Conference", toNumber: otherDN }, "EventPartyAdded"],
  ]);
  await other.next("EventRinging");
  await server.command({ type: "Accept" }, OTHER);
  await other.next("EventEstablished");
  await walk(server, toolbar, [[{ type: "RemoveParty", toNumber: otherDN }, "EventPartyDeleted"]]);
  await walk(server, toolbar, [[{ type: "Transfer", toNumber: otherDN }, "EventReleased"]]);
  await other.next("EventRinging");
  control.customer.hangup(connectionId);
  await other.next("EventReleased");
  await walk(server, toolbar, [
    [{ type: "NotReady", reason: "lunch" }, "EventAgentNotReady"],
    [{ type: "Ready" }, "EventAgentReady"],
    [{ type: "MakeCall", toNumber: otherDN }, "EventDialing"],
  ]);
  await other.next("EventRinging");
  await server.command({ type: "Accept" }, OTHER);
  await toolbar.next("EventEstablished");
  control.faults.add({ match: { message: "RequestHoldCall" }, effect: { fail: 506 }, times: 1 });
  await walk(server, toolbar, [
    [{ type: "Hold" }, "EventError"],
  ]);
  await server.command({ type: "InitiateTransfer", toNumber: "+14155550199" });
  const consult = (await toolbar.next("EventDialing")).connectionId;
  control.customer.answer(consult);
  await toolbar.next("EventEstablished");
  await walk(server, toolbar, [
    [{ type: "CompleteTransfer", connectionId: consult }, "EventReleased"],
  ]);
  await other.next("EventPartyChanged");
  control.setService("7001", false);
  await toolbar.next("EventDNOutOfService");
  control.setService("7001", true);
  await toolbar.next("EventDNBackInService");
  control.setLink(false);
  await toolbar.next("EventLinkDisconnected");
  control.setLink(true);
  await toolbar.next("EventLinkConnected");
  await toolbar.next("EventSnapshot");
  return [toolbar, other];
}

Deno.test("asyncapi: toolbars are told what the gateway's document says", async () => {
  await using server = new Server();
  const document = await reader(server, "/asyncapi.json", "genesysWs");
  const toolbars = await work(server);
  for (const event of toolbars.flatMap(({ told }) => told)) document.check(event.eventName, event);
  const beating = await server.toolbar("?heartbeat=true");
  document.check("EventHeartbeat", await beating.heartbeat());
  document.check("Heartbeat", beating.answer());
  // Nothing of the gateway's logs an agent out.
  assertEquals(document.names.filter((name) => !document.seen.has(name)), ["EventAgentLogout"]);
  const [released] = toolbars.flatMap(({ told }) => told)
    .filter(({ eventName }) => eventName === "EventReleased");
  assert(document.refuses("EventReleased", { ...released, cause: "tired" }));
  assert(document.refuses("EventReleased", { ...released, connectionId: undefined }));
});

Deno.test("asyncapi: the mock's stream has what its document says", async () => {
  await using server = new Server();
  const { mock } = server;
  const document = await reader(server, "/mock/asyncapi.json", "stream");
  mock.control.addQueue({ dn: "5000", agents: ["1001"] });
  await work(server);
  mock.control.customer.call({ to: "5000" });
  mock.control.setService("7001", false);
  mock.control.setService("7001", true);

  const { lastId } = mock.control.journal();
  const response = await fetch(server.url("/mock/stream?since=0"));
  assertEquals(response.headers.get("content-type"), "text/event-stream");
  for await (const entry of entries(response)) {
    document.check(messageOf(entry), entry);
    if (entry.id === lastId) break;
  }
  assert(document.seen.size >= 24, [...document.seen].join());
  assert(document.refuses("EventReleased", { id: 1, name: "EventReleased" }));
});

interface Entry {
  readonly id: number;
  readonly from: string;
  readonly name: string;
}

function messageOf({ from, name }: Entry): string {
  if (from === "tserver") return name;
  if (from === "control") return "Control";
  return from === "gateway" ? "Request" : "Person";
}

/** The data of a stream's events, as JSON; the stream is cancelled when no more are taken. */
async function* entries(response: Response): AsyncGenerator<Entry> {
  let text = "";
  assert(response.body);
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (text + chunk).split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const data = event.match(/^data: (.*)$/m)?.[1];
      if (data !== undefined) yield JSON.parse(data);
    }
  }
}
