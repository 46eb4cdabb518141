// Faults between their forms and the T-Server's rules.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { FaultRule as MockRule } from "../../../../../mock-tserver/control_schemas.ts";
import type { FaultInfo } from "../../../../../web/workbench/lab/schemas.ts";
import {
  type FaultForm,
  faultOf,
  FAULTS,
  newForm,
  ruleOf,
  sayEffect,
  sayMatch,
} from "../../../../../web/workbench/lab/faults/fault_form.ts";
import { createFaultsDesk, READ_MS } from "../../../../../web/workbench/lab/faults/faults_desk.ts";
import { settle } from "../../../../helpers/settle.ts";

Deno.test("each fault can be switched on as it stands: the mock takes its rule", () => {
  for (const fault of FAULTS) {
    const filled = ruleOf(fault, newForm(fault));
    assertEquals(filled.ok, true, fault);
    if (!filled.ok) continue;
    assertEquals(MockRule.safeParse(filled.rule).error, undefined, fault);
    assertEquals(faultOf(filled.rule.effect), fault);
  }
});

Deno.test("what is filled in becomes the rule, all of it", () => {
  const filled = ruleOf("corrupt", {
    ...newForm("corrupt"),
    dn: "7001",
    nth: "2",
    times: "3",
    chance: "12.5",
    fromMs: "10",
    untilMs: "99",
    attribute: "ANI",
    value: "+1",
  });
  assertEquals(filled, {
    ok: true,
    rule: {
      match: {
        message: "EventRinging",
        dn: "7001",
        nth: 2,
        probability: 0.125,
        fromMs: 10,
        untilMs: 99,
      },
      effect: { corrupt: { ANI: "+1" } },
      times: 3,
    },
  });
});

Deno.test("a value is a number when it reads as one, and none takes the attribute away", () => {
  const effect = (value: string) => {
    const filled = ruleOf("corrupt", { ...newForm("corrupt"), attribute: "CallID", value });
    return filled.ok && filled.rule.effect;
  };
  assertEquals(effect("42"), { corrupt: { CallID: 42 } });
  assertEquals(effect("007"), { corrupt: { CallID: "007" } });
  assertEquals(effect(""), { corrupt: { CallID: null } });
});

Deno.test("what cannot be read is told by its field", () => {
  const wrong = (fault: typeof FAULTS[number], change: Partial<FaultForm>) => {
    const filled = ruleOf(fault, { ...newForm(fault), ...change });
    return filled.ok ? undefined : filled.field;
  };
  assertEquals(wrong("drop", { message: " " }), "message");
  assertEquals(wrong("drop", { nth: "0" }), "nth");
  assertEquals(wrong("drop", { times: "often" }), "times");
  assertEquals(wrong("drop", { chance: "101" }), "chance");
  assertEquals(wrong("drop", { fromMs: "-1" }), "fromMs");
  assertEquals(wrong("drop", { untilMs: "x" }), "untilMs");
  assertEquals(wrong("duplicate", { copies: "" }), "copies");
  assertEquals(wrong("fail", { message: "EventRinging" }), "message");
  assertEquals(wrong("fail", { code: "" }), "code");
  assertEquals(wrong("disconnect", { forMs: "x" }), "forMs");
  assertEquals(wrong("corrupt", { attribute: "" }), "attribute");
});

Deno.test("a rule is said in a line", () => {
  const said = FAULTS.map((fault) => {
    const filled = ruleOf(fault, newForm(fault));
    return filled.ok ? sayEffect(filled.rule.effect) : "";
  });
  assertEquals(said, [
    "lost",
    "late by 1 s",
    "1 more of it",
    "overtaken by the next",
    "refused with 1161",
    "the link goes down for 3 s",
    "without ANI",
  ]);
  const match = { message: "EventRinging", dn: "7001", nth: 2, probability: 0.1 };
  assertEquals(
    sayMatch({ match, effect: { drop: true }, times: 3 }),
    "at 7001, number 2 only, 10 % of them, 3 at most",
  );
});

/** A desk at a T-Server that keeps the rules it is given. */
function bench() {
  const clock = new ManualClock();
  const rules: FaultInfo[] = [];
  let reads = 0;
  const done = () => Promise.resolve({ ok: true as const, value: undefined });
  const desk = createFaultsDesk({
    clock,
    client: {
      faults: () => {
        reads++;
        return Promise.resolve({ ok: true, value: { faults: [...rules] } });
      },
      addFault: (rule) => {
        const added = { id: rules.length + 1, rule, seen: 0, struck: 0 };
        rules.push(added);
        return Promise.resolve({ ok: true, value: added });
      },
      removeFault: (id) => {
        rules.splice(rules.findIndex((rule) => rule.id === id), 1);
        return done();
      },
      clearFaults: () => {
        rules.length = 0;
        return done();
      },
      vocabulary: () => Promise.resolve({ ok: false, detail: "" }),
      setLink: done,
      switchOver: done,
      drop: () => Promise.resolve({ ok: false, detail: "No client has the connection 9" }),
      setService: done,
    },
  });
  return { desk, rules, clock, reads: () => reads };
}

Deno.test("a switch is on while a rule of its kind is in force, and turning it off ends them all", async () => {
  const { desk, rules } = bench();
  await desk.add("drop");
  desk.fill("drop", { message: "EventRinging" });
  await desk.add("drop");
  await desk.add("delay");
  assertEquals(desk.rulesOf("drop").map(({ rule }) => rule.match.message), [
    "EventReleased",
    "EventRinging",
  ]);
  await desk.end("drop");
  assertEquals([rules.length, desk.rulesOf("drop").length, desk.count.value], [1, 0, 1]);
});

Deno.test("a form that is no rule is not sent, and its field is named until it is filled in again", async () => {
  const { desk, rules } = bench();
  desk.fill("drop", { nth: "x" });
  await desk.add("drop");
  assertEquals([rules.length, desk.wrong.value?.field], [0, "nth"]);
  desk.fill("drop", { nth: "1" });
  assertEquals(desk.wrong.value, undefined);
});

Deno.test("what a rule waits for has come: how often it struck is asked, a few times a second at most", async () => {
  const { desk, clock, reads } = bench();
  await desk.add("drop");
  const before = reads();
  desk.noticed({ name: "EventRinging", from: "tserver" });
  assertEquals(reads(), before);
  for (let times = 0; times < 9; times++) desk.noticed({ name: "EventReleased", from: "tserver" });
  assertEquals(reads(), before + 1);
  await settle();
  clock.advance(READ_MS);
  assertEquals(reads(), before + 2);
});

Deno.test("a connection that is gone already is said to be", async () => {
  const { desk } = bench();
  await desk.drop(9);
  assertEquals(desk.problem.value, "No client has the connection 9");
});
