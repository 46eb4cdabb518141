// What the gateway tells of its sessions, for the workbench to compare with the switch.
import { assertEquals } from "@std/assert";
import { Sessions } from "../../../../gateway/protocol/mod.ts";
import { fakedGateway } from "../../../helpers/gateway.ts";
import { Server } from "../../../helpers/wire.ts";

const read = async (server: Server) =>
  Sessions.parse(await (await fetch(server.url("/trace/sessions"))).json());

Deno.test("/trace/sessions tells each agent's state and calls as the gateway knows them", async () => {
  await using server = new Server();
  assertEquals((await read(server)).sessions, []);
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  server.mock.control.changeSettings({ delays: { RequestAnswerCall: 1_000 } });
  await server.command({ type: "Accept", connectionId });
  const { sessions, link } = await read(server);
  assertEquals(link, "up");
  const { eventId } = server.mock.control.call(connectionId);
  assertEquals(sessions, [{
    agentId: "1001",
    thisDN: "7001",
    toolbars: 1,
    registered: true,
    inService: true,
    agentState: "ready",
    calls: [{
      connectionId,
      eventId,
      state: "ringing",
      direction: "inbound",
      ANI: "+14155550100",
      pending: ["RequestAnswerCall"],
    }],
  }]);
});

Deno.test("/trace/sessions counts an end, and the call is gone", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  server.mock.control.customer.hangup(connectionId);
  await toolbar.next("EventReleased");
  const { sessions, releases } = await read(server);
  assertEquals([sessions[0]?.calls, releases.told], [[], 1]);
  assertEquals(server.mock.control.counts().endedLegs, 1);
});

Deno.test("/trace/sessions is served where the trace is, and nowhere else", async () => {
  const { gateway } = fakedGateway();
  const answer = await gateway.fetch(new Request("http://localhost/trace/sessions"));
  await answer.body?.cancel();
  assertEquals(answer.status, 404);
});
