import { assertEquals } from "@std/assert";
import {
  hookOf,
  NEW_PHONE,
  pendingOf,
  type Phone,
  phoneAfter,
  type PhoneCall,
  type PhoneInput,
} from "../../../../web/softphone/phone.ts";

const CALL: PhoneCall = { connectionId: "c1", state: "ringing", otherNumber: "+14155550100" };
const told = (time: number, ...calls: PhoneCall[]): PhoneInput => ({ type: "told", calls, time });
const after = (...inputs: PhoneInput[]): Phone => inputs.reduce(phoneAfter, NEW_PHONE);

Deno.test("phoneAfter() rings only when the switch tells of a call", () => {
  assertEquals(hookOf(NEW_PHONE), "on");
  assertEquals(hookOf(after(told(1, CALL))), "ringing");
});

Deno.test("phoneAfter() does not answer on a press, only marks it pending", () => {
  const phone = after(told(1, CALL), { type: "pressed", action: "answer", connectionId: "c1" });
  assertEquals(phone.calls[0]?.state, "ringing");
  assertEquals(hookOf(phone), "ringing");
  assertEquals(pendingOf(phone, "c1"), "answer");
});

Deno.test("phoneAfter() keeps a press pending until the switch shows another state", () => {
  const pressed = after(
    told(1, CALL),
    { type: "pressed", action: "answer", connectionId: "c1" },
    { type: "accepted", action: "answer", connectionId: "c1" },
    told(2, CALL),
  );
  assertEquals(pendingOf(pressed, "c1"), "answer");
  const answered = phoneAfter(pressed, told(3, { ...CALL, state: "talking" }));
  assertEquals(pendingOf(answered, "c1"), undefined);
  assertEquals(hookOf(answered), "off");
});

Deno.test("phoneAfter() ends a pending hang-up when the call is gone", () => {
  const phone = after(
    told(1, { ...CALL, state: "talking" }),
    { type: "pressed", action: "hangup", connectionId: "c1" },
    told(2),
  );
  assertEquals(phone.pending, []);
  assertEquals(hookOf(phone), "on");
});

Deno.test("phoneAfter() shows a refusal in words and forgets it on the next press", () => {
  const refused = after(
    { type: "pressed", action: "call" },
    { type: "refused", action: "call", detail: "No such DN" },
  );
  assertEquals(refused.problem, "No such DN");
  assertEquals(refused.pending, []);
  assertEquals(phoneAfter(refused, { type: "pressed", action: "call" }).problem, undefined);
});

Deno.test("phoneAfter() waits for a placed call until it was accepted and told", () => {
  const pressed = after({ type: "pressed", action: "call" }, told(1));
  assertEquals(pendingOf(pressed), "call");
  const accepted = phoneAfter(pressed, { type: "accepted", action: "call" });
  assertEquals(pendingOf(accepted), "call");
  assertEquals(pendingOf(phoneAfter(accepted, told(2))), undefined);
});

Deno.test("phoneAfter() keeps pending presses of two calls apart", () => {
  const other = { ...CALL, connectionId: "c2" };
  const phone = after(
    told(1, CALL, other),
    { type: "pressed", action: "answer", connectionId: "c1" },
    { type: "pressed", action: "decline", connectionId: "c2" },
    told(2, { ...CALL, state: "talking" }, other),
  );
  assertEquals(pendingOf(phone, "c1"), undefined);
  assertEquals(pendingOf(phone, "c2"), "decline");
});

Deno.test("phoneAfter() lets a hang-up take the place of an answer that waits", () => {
  const phone = after(
    told(1, CALL),
    { type: "pressed", action: "answer", connectionId: "c1" },
    { type: "pressed", action: "decline", connectionId: "c1" },
  );
  assertEquals(phone.pending.length, 1);
  assertEquals(pendingOf(phone, "c1"), "decline");
});

Deno.test("phoneAfter() counts time from a state it saw begin, not from a reload", () => {
  const reloaded = after(told(5, { ...CALL, state: "talking" }));
  assertEquals(reloaded.calls[0]?.since, undefined);
  const watched = after(told(1), told(5, CALL), told(6, CALL), told(9, { ...CALL, state: "held" }));
  assertEquals(watched.calls[0]?.since, 9);
});

Deno.test("hookOf() says off for a dialling, talking or held call beside a ringing one", () => {
  for (const state of ["dialling", "talking", "held"] as const) {
    assertEquals(hookOf(after(told(1, CALL, { ...CALL, connectionId: "c2", state }))), "off");
  }
});

Deno.test("a call that is taken back from hold goes on counting from its answer", () => {
  const since = (...inputs: PhoneInput[]) => after(...inputs).calls[0]?.since;
  const answered = [told(1, CALL), told(1_000, { ...CALL, state: "talking" })] as const;
  const held = told(5_000, { ...CALL, state: "held" });
  assertEquals(since(...answered, held), 5_000);
  assertEquals(since(...answered, held, told(9_000, { ...CALL, state: "talking" })), 1_000);
});
