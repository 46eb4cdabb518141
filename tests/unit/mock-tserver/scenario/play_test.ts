import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import {
  type Outcome,
  play,
  readScenario,
  sayFailure,
} from "../../../../mock-tserver/scenario/mod.ts";
import { createVirtualStage } from "../../../../tasks/scenario/virtual_stage.ts";

const READY = ["toolbar: connect", "command: initialize", "expect: {toolbar: EventRegistered}"];
const RING = ["{customer: call, call: a, from: +14155550100}", "expect: {toolbar: EventRinging}"];

/** Plays these steps in virtual time. */
async function played(steps: readonly string[], { heading = "", seed = 1 } = {}): Promise<Outcome> {
  const text = ["title: t", heading, "steps:", ...steps.map((step) => `  - ${step}`)].join("\n");
  const read = readScenario(text, "s.yaml");
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  const stage = createVirtualStage(read.scenario, seed);
  try {
    return await play(read.scenario, stage);
  } finally {
    await stage.close();
  }
}

const whyOf = (outcome: Outcome) => `${outcome.failure?.placed.at.line}: ${outcome.failure?.why}`;

Deno.test("play() says which line failed, why, and what happened until then", async () => {
  const outcome = await played([
    ...READY,
    ...RING,
    "{command: Reject, call: a}",
    "expect: {toolbar: EventReleased, call: a, within: 1s, where: {reason: wrapup}}",
  ]);
  const said = sayFailure(outcome);
  assertStringIncludes(
    said,
    "s.yaml:10:5: Expected within 1s EventReleased at the toolbar of agent 1001 for call a, where reason is " +
      '"wrapup", but the one that came differs: reason is "reject"\n' +
      "    10 |   - expect: {toolbar: EventReleased",
  );
  assertMatch(said, /\n {4}0\.000 {2}toolbar {3}-> gateway {2}Reject +a {2}1001\n/);
  assertMatch(
    said,
    /\n {4}0\.000 {2}gateway {3}-> toolbar {2}EventReleased +a {2}1001 reason=reject/,
  );
});

for (
  const [name, steps, why] of [
    [
      "nothing comes",
      ["expect: {toolbar: EventRegistered, within: 3s}"],
      /^4: .*within 3s .*, but none came$/,
    ],
    [
      "it comes too late",
      [
        ...READY,
        "settings: {delays: {EventRinging: 500}}",
        RING[0],
        "expect: {toolbar: EventRinging, within: 499ms}",
      ],
      /^9: .*within 499ms .*, but none came$/,
    ],
    [
      "it has come too late already",
      [
        ...READY,
        "settings: {delays: {EventRinging: 500}}",
        RING[0],
        "expect: {tserver: EventRinging, within: 600ms}",
        "expect: {toolbar: EventRinging, within: 400ms}",
      ],
      /^10: .*within 400ms .*, but it came after 500ms$/,
    ],
    [
      "it came before another",
      [
        ...READY,
        ...RING,
        "phone: answer",
        "expect: {toolbar: EventEstablished}",
        "expect: {toolbar: EventRinging}",
      ],
      /^11: .*it came before a message that an earlier step waited for$/,
    ],
    [
      "it comes more often",
      [...READY, ...RING, "expect: {tserver: EventRinging, times: 2}"],
      /^9: Expected EventRinging from the T-Server 2 times, but it came 1 times$/,
    ],
    [
      "what must never come comes later",
      [...READY, "never: {toolbar: EventRinging}", ...RING],
      /^7: EventRinging at the toolbar of agent 1001 must never come, but it came 0ms after/,
    ],
    [
      "what must not come for a time comes",
      [
        ...READY,
        ...RING,
        "settings: {delays: {EventAbandoned: 900}}",
        "{customer: hangup, call: a}",
        "never: {toolbar: EventReleased, for: 1s}",
      ],
      /^11: .*it came 900ms after/,
    ],
    ["a command is refused", ["command: Accept"], /^4: It was refused with 409: Cannot Accept: /],
    [
      "a command is not refused as it should be",
      ["{command: Accept, refused: link-down}"],
      /^4: Expected the command to be refused as link-down, but 409 urn:hookswitch:not-registered came$/,
    ],
    ["a phone cannot answer", ["phone: answer"], /^4: It was refused with 409: .*no call rings$/],
    [
      "a call was never dialled",
      [
        "{command: MakeCall, call: a, with: {toNumber: '1'}, refused: not-registered}",
        "{customer: answer, call: a}",
      ],
      /^5: Call a has not begun/,
    ],
    [
      "a call goes on at the end",
      [...READY, ...RING],
      /^8: At the end toolbar 1001\/main was told 0 EventReleased for call a$/,
    ],
    ["a control is refused", ["control: GET /nothing"], /^4: It was refused with 404/],
    [
      "a control answers otherwise",
      ["{control: GET /calls, status: 404}"],
      /^4: Expected status 404, but 200 came/,
    ],
  ] as const
) {
  Deno.test(`play() fails when ${name}`, async () => {
    const outcome = await played(steps.map(String));
    assert(outcome.failure, "it passed");
    assertMatch(whyOf(outcome), why);
  });
}

Deno.test("play() lets where look for patterns, absent fields and parts", async () => {
  const outcome = await played([
    ...READY,
    "{customer: call, call: a, from: +14155550100, userData: {queue: vip, tries: 2}}",
    "expect: {toolbar: EventRinging, where: {ANI: /^.1415/, requestId: null, userData: {tries: 2}}}",
    "control: POST /reset",
    "expect: {toolbar: EventReleased}",
  ]);
  assertEquals(outcome.failure?.why, undefined);
});

Deno.test("play() ends calls that openCalls lets go on", async () => {
  const outcome = await played([...READY, ...RING], { heading: "openCalls: true" });
  assertEquals(outcome.failure?.why, undefined);
});

Deno.test("play() plays an hour in virtual time", async () => {
  const outcome = await played(["after: 1h"]);
  assertEquals([outcome.failure?.why, outcome.elapsedMs], [undefined, 3_600_000]);
});

Deno.test("play() repeats itself byte for byte from one seed, and differs with another", async () => {
  const steps = [
    ...READY,
    "settings: {delays: {EventRinging: {uniform: [10, 900]}}}",
    ...RING,
    "{customer: hangup, call: a}",
    "expect: {toolbar: EventReleased}",
  ];
  const sequenceOf = async (seed: number) =>
    JSON.stringify((await played(steps, { seed })).sequence);
  assertEquals(await sequenceOf(5), await sequenceOf(5));
  assert(await sequenceOf(5) !== await sequenceOf(6));
});

Deno.test("play() puts a fault into force and takes it away by its name", async () => {
  const outcome = await played([
    ...READY,
    "{fault: deaf, match: {message: RequestAnswerCall}, effect: {fail: 506}}",
    ...RING,
    "{command: Accept, call: a}",
    "expect: {toolbar: EventError, where: {errorCode: 506}}",
    "{fault: deaf, remove: true}",
    "{command: Accept, call: a}",
    "expect: {toolbar: EventEstablished, call: a}",
    "{customer: hangup, call: a}",
    "expect: {toolbar: EventReleased, call: a}",
  ]);
  assertEquals(sayFailure(outcome), "");
});

Deno.test("play() knows a call by its name after a warm switchover", async () => {
  const outcome = await played([
    ...READY,
    ...RING,
    "switchover: warm",
    "expect: {toolbar: EventPartyChanged, call: a}",
    "{customer: hangup, call: a}",
    "expect: {toolbar: EventReleased, call: a}",
  ]);
  assertEquals(sayFailure(outcome), "");
});

Deno.test("play() knows a transferred call by its first name after a warm switchover", async () => {
  const outcome = await played([
    ...READY,
    "{toolbar: connect, agent: 1002}",
    "{command: initialize, agent: 1002}",
    "expect: {toolbar: EventRegistered, agent: 1002}",
    ...RING,
    "{command: Accept, call: a}",
    "expect: {toolbar: EventEstablished, call: a}",
    "{command: InitiateTransfer, call: a, begins: b, with: {toNumber: '7002'}}",
    "expect: {toolbar: EventRinging, agent: 1002, call: b}",
    "{phone: answer, agent: 1002}",
    "expect: {toolbar: EventEstablished, call: b}",
    "{command: CompleteTransfer, call: b}",
    "expect: {toolbar: EventPartyChanged, agent: 1002}",
    "switchover: warm",
    "expect: {toolbar: EventPartyChanged, agent: 1002}",
    "{phone: hangup, agent: 1002, call: a}",
    "expect: {toolbar: EventReleased, agent: 1002}",
  ], { heading: "agents: {1001: 7001, 1002: 7002}" });
  assertEquals(sayFailure(outcome), "");
});
