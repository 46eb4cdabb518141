import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { createMockClient } from "../../../../web/shared/mock_client.ts";
import { createDesk } from "../../../../web/softphone/desk.ts";
import { hookOf, pendingOf } from "../../../../web/softphone/phone.ts";

/** A switch with one DN and at most one call, which does as it is told. */
class FakeSwitch {
  readonly asked: string[] = [];
  state: "ringing" | "connected" | undefined;
  refusal: string | undefined;

  readonly fetch = (url: string, init?: RequestInit): Promise<Response> => {
    const method = init?.method ?? "GET";
    if (method === "GET") return Promise.resolve(Response.json(this.#read(url)));
    this.asked.push(`${method} ${url} ${init?.body}`);
    if (this.refusal) {
      return Promise.resolve(Response.json({ detail: this.refusal }, { status: 409 }));
    }
    if (url === "/mock/calls") this.state = "ringing";
    else if (url.endsWith("/answer")) this.state = "connected";
    else this.state = undefined;
    return Promise.resolve(Response.json({ connectionId: "c1", eventId: "u1" }));
  };

  #read(url: string): unknown {
    const { state } = this;
    const ids = { connectionId: "c1", eventId: "u1" };
    if (url === "/mock/settings") return { agents: [{ agentId: "1001", dn: "7001" }] };
    if (url === "/mock/dns") {
      const calls = state ? [{ ...ids, state, otherDN: "+14155550100" }] : [];
      return { dns: [{ dn: "7001", agentState: "loggedOut", calls }] };
    }
    const customer = { number: "+14155550100", isDN: false };
    const parties = state
      ? [
        { ...customer, state: state === "ringing" ? "dialing" : state },
        { number: "7001", isDN: true, state },
      ]
      : [];
    return { calls: [{ ...ids, parties }] };
  }
}

function setUp() {
  const fake = new FakeSwitch();
  const client = createMockClient(fake.fetch);
  return { fake, desk: createDesk({ client, clock: new ManualClock(), agentId: "1001" }) };
}

Deno.test("a customer's call rings at the agent, is answered there and hung up by the customer", async () => {
  const { fake, desk } = setUp();
  await desk.read();
  assertEquals(desk.place.value?.dn, "7001");
  await desk.placeCall("+14155550100", "7001");
  assertEquals(hookOf(desk.agent.value), "ringing");
  assertEquals(desk.customer.value.calls[0]?.state, "dialling");
  await desk.pressAgent("answer", "c1");
  assertEquals(hookOf(desk.agent.value), "off");
  assertEquals(desk.customer.value.calls[0]?.state, "talking");
  await desk.pressCustomer("hangup", "c1");
  assertEquals(hookOf(desk.agent.value), "on");
  assertEquals(fake.asked, [
    'POST /mock/calls {"from":"+14155550100","to":"7001"}',
    'POST /mock/dns/7001/answer {"connectionId":"c1"}',
    "POST /mock/calls/c1/hangup {}",
  ]);
});

Deno.test("Decline hangs up a ringing call at the DN", async () => {
  const { fake, desk } = setUp();
  fake.state = "ringing";
  await desk.read();
  await desk.pressAgent("decline", "c1");
  assertEquals(fake.asked, ['POST /mock/dns/7001/hangup {"connectionId":"c1"}']);
  assertEquals(desk.agent.value.calls, []);
});

Deno.test("a press changes nothing on the phone before the switch has answered", async () => {
  const { fake, desk } = setUp();
  fake.state = "ringing";
  await desk.read();
  const pressing = desk.pressAgent("answer", "c1");
  assertEquals(hookOf(desk.agent.value), "ringing");
  assertEquals(pendingOf(desk.agent.value, "c1"), "answer");
  await pressing;
  assertEquals(pendingOf(desk.agent.value, "c1"), undefined);
});

Deno.test("a refused call is told in the switch's words on the phone that made it", async () => {
  const { fake, desk } = setUp();
  fake.refusal = 'DN "7001" is busy';
  await desk.placeCall("+14155550100", "7001");
  assertEquals(desk.customer.value.problem, 'DN "7001" is busy');
  assertEquals(desk.agent.value.problem, undefined);
  assertEquals(pendingOf(desk.customer.value), undefined);
});

Deno.test("read() asked for while it reads shows what happened meanwhile", async () => {
  const { fake, desk } = setUp();
  const first = desk.read();
  fake.state = "ringing";
  const second = desk.read();
  await Promise.all([first, second]);
  assertEquals(hookOf(desk.agent.value), "ringing");
});
