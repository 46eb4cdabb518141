import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { readScenario, sayProblems } from "../../../../mock-tserver/scenario/read.ts";

/** What is said of a file that cannot be used. */
function said(text: string): string {
  const result = readScenario(text, "s.yaml");
  assert(!result.ok, "the file was read");
  return sayProblems("s.yaml", result);
}

/** The first line that is said of a file with these steps. */
const saidOfSteps = (...steps: string[]) =>
  said(["title: t", "steps:", ...steps.map((step) => `  - ${step}`)].join("\n")).split("\n")[0] ??
    "";

Deno.test("readScenario() reads steps with their places, names and defaults", () => {
  const result = readScenario(
    [
      "# yaml-language-server: $schema=../docs/scenario.schema.json",
      "title: A call",
      "steps:",
      "  - {toolbar: connect}",
      "  - customer: call",
      "    call: a",
      "    from: +14155550100",
      "    to: 7001",
      "  - after: 1.5s",
      "  - expect: {toolbar: EventRinging, call: a, within: 250ms, where: {ANI: /55/}}",
    ].join("\n"),
    "s.yaml",
  );
  assert(result.ok);
  const { agents, steps, openCalls } = result.scenario;
  assertEquals([agents, openCalls], [{ "1001": "7001" }, false]);
  assertEquals(steps.map(({ at }) => at.line), [4, 5, 9, 10]);
  assertEquals(steps.map(({ step }) => step), [
    { toolbar: "connect" },
    { customer: "call", call: "a", from: "+14155550100", to: "7001" },
    { after: 1_500 },
    { expect: { toolbar: "EventRinging", call: "a", within: 250, where: { ANI: "/55/" } } },
  ]);
});

Deno.test("readScenario() says where an unknown step is, and which was meant", () => {
  assertEquals(
    said("title: t\nsteps:\n  - after: 1s\n  - expext: {toolbar: EventRinging}\n"),
    's.yaml:4:5: Unknown step "expext". Did you mean expect? Allowed: after, customer, phone, ' +
      "toolbar, command, settings, fault, link, switchover, connection, dn, control, expect, never\n" +
      "     4 |   - expext: {toolbar: EventRinging}\n" +
      "       |     ^",
  );
});

for (
  const [step, line] of [
    [
      "after: soon",
      `3:12: "after" must be a length of time such as 250ms, 2s, 1m or 1h, not "soon"`,
    ],
    [
      "after: 99999h",
      `3:12: "after" must be a length of time such as 250ms, 2s, 1m or 1h, not "99999h"`,
    ],
    ["after: 5", `3:12: "after" must be a length of time such as 250ms, 2s, 1m or 1h, not 5`],
    ["after:", `3:11: "after" must be a length of time such as 250ms, 2s, 1m or 1h, not null`],
    ["phone: pickup", `3:12: Unknown value "pickup". Allowed: answer, hangup`],
    ["phone: answer, agent: 1", "3:12: A key stands where it cannot"],
    ["{phone: answer, agent: 2002}", `3:28: Unknown agent "2002". Allowed: 1001`],
    ["{phone: answer, call: b}", `3:27: Unknown call "b". Allowed: nothing`],
    [
      "{phone: answer, cal: b}",
      `3:21: Unknown key "cal". Did you mean call? Allowed: phone, agent, call`,
    ],
    ["fault: slow", '3:5: "match" is missing'],
    ["{fault: slow, remove: true}", '3:13: Unknown fault "slow". Allowed: nothing'],
    [
      "{fault: slow, remove: true, times: 1}",
      '3:40: "times" goes without remove only, not 1',
    ],
    [
      "{fault: f, match: {message: EventRinging}, effect: {fail: 56}}",
      '3:63: "fail" strikes requests only, not 56',
    ],
    [
      "{fault: f, match: {message: EventRing}, effect: {drop: true}}",
      '3:33: Unknown value "EventRing". Did you mean EventRinging?',
    ],
    ["switchover: cold", '3:17: Unknown value "cold". Allowed: warm, hot'],
    [
      "{command: Mute, begins: b}",
      '3:29: "begins" goes with InitiateTransfer and InitiateConference only, not "b"',
    ],
    ["{customer: call}", `3:5: "call" is missing`],
    ["{customer: hangup, call: a, to: 7001}", `3:37: "to" goes with customer: call only, not 7001`],
    [
      "{expect: {toolbar: EventRingin}}",
      `3:24: Unknown value "EventRingin". Did you mean EventRinging?`,
    ],
    ["{expect: {call: a}}", `3:14: "expect" needs either toolbar or tserver`],
    ["{expect: {tserver: RequestReleaseCall, times: -1}}", `3:51: "times"`],
    ["{command: Answer}", `3:15: Unknown value "Answer". Allowed: initialize, Accept`],
    ["{command: Accept, with: {number: 1}}", `3:38: "Accept" has no field "number"`],
    [
      "{settings: {delays: {RequestRelease: 5}}}",
      `3:26: Unknown key "RequestRelease". Did you mean`,
    ],
    ["{settings: {delays: {RequestReleaseCall: soon}}}", "3:46"],
    [
      "{settings: {dealys: {}}}",
      `3:17: Unknown key "dealys". Did you mean delays? Allowed: delays, `,
    ],
    ["{link: sideways}", `3:12: Unknown value "sideways". Allowed: up, down`],
    ["{control: reset}", `3:15: "control" must be like POST /reset`],
    ["nothing", `3:5: A step is a map such as "after: 2s", not "nothing"`],
  ] as const
) {
  Deno.test(`readScenario() refuses the step ${step}`, () => {
    assertStringIncludes(saidOfSteps(step), `s.yaml:${line}`);
  });
}

Deno.test("readScenario() says all that is wrong, from the top down", () => {
  const lines = said("titel: t\nsteps:\n  - after: x\n  - nope: 1\n").split("\n")
    .filter((line) => line.startsWith("s.yaml")).map((line) => line.split(": ")[0]);
  assertEquals(lines, ["s.yaml:1:1", "s.yaml:1:1", "s.yaml:3:12", "s.yaml:4:5"]);
});

for (
  const [name, text] of [
    ["an empty file", ""],
    ["a comment only", "# nothing"],
    ["a list", "- a"],
    ["a word", "hello"],
    ["a tab for indentation", "title: t\nsteps:\n\t- after: 1s"],
    ["a bracket left open", "title: t\nsteps: [{after: 1s}"],
    ["a key twice", "title: t\ntitle: u\nsteps: [{after: 1s}]"],
    ["two documents", "title: t\nsteps: [{after: 1s}]\n---\ntitle: u\n"],
    ["an unknown alias", "title: t\nsteps: *x\n"],
    [
      "aliases that explode",
      "a: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]",
    ],
    ["no steps", "title: t\nsteps: []"],
    ["steps that are no list", "title: t\nsteps: {after: 1s}"],
    ["lists within lists without end", `title: t\nsteps: ${"[".repeat(200_000)}`],
    ["a DN that is none", "title: t\nagents: {a: b}\nsteps: [{after: 1s}]"],
    ["a DN of two agents", "title: t\nagents: {a: 1, b: 1}\nsteps: [{after: 1s}]"],
    ["no agents", "title: t\nagents: {}\nsteps: [{after: 1s}]"],
    ["an agent that is none", "title: t\nagents: {a b: 1}\nsteps: [{after: 1s}]"],
    ["a bad pattern", "title: t\nsteps: [{expect: {toolbar: EventRinging, where: {ANI: /(/}}}]"],
    ["binary", "\u0000\u0001\u0002"],
    ["too much", "#".repeat(1_048_577)],
  ] as const
) {
  Deno.test(`readScenario() says in words what is wrong with ${name}`, () => {
    const text_ = said(text);
    assertMatch(text_, /^s\.yaml:\d+:\d+: [A-Z"]/);
    assert(!/\bat .*\.ts|ZodError|Error:/.test(text_), text_);
  });
}

for (
  const [what, text, line] of [
    [
      "a key at the wrong column",
      "steps:\n  - customer: call\n   call: a\n",
      "3:1: This line stands neither",
    ],
    [
      "a step to the left of the others",
      "steps:\n  - after: 1s\n - after: 2s\n",
      "3:1: A key stands where it",
    ],
    ["a key twice", "title: t\ntitle: u\n", "2:1: This key is there already; each may stand once"],
    [
      "a tab for indentation",
      "steps:\n\t- after: 1s",
      "2:1: Indent with spaces: a tab is not allowed there",
    ],
    [
      "a key without a colon",
      "title t\nsteps:\n",
      "1:1: A key needs a colon and a space behind it",
    ],
    [
      "a quote left open",
      'title: "t\nsteps: []\n',
      "3:1: A quote that was opened before is not closed",
    ],
    [
      "a brace left open",
      "steps:\n  - { after: 1s\n  - after: 2s\n",
      "3:3: A brace that was opened before",
    ],
    [
      "a comma left out",
      "steps:\n  - { phone: answer call: a }\n",
      "2:14: Within braces a comma stands",
    ],
    [
      "two deeds in one step",
      "title: t\nsteps:\n  - after: 1s\n    phone: answer",
      "4:5: A step does one thing, here after. Begin another with - phone",
    ],
    [
      "no space behind a colon",
      "title: t\nsteps:\n  - after:1s",
      '3:5: A step is a map such as "after: 2s", not "after:1s"',
    ],
    [
      "steps without dashes",
      "title: t\nsteps:\n  after: 1s",
      '3:3: "steps" must be a list, not {"after":"1s"}',
    ],
    [
      "a pattern with brackets",
      "title: t\nsteps:\n  - expect: {toolbar: EventHeld, where: {ANI: /[0-9]+/}}\n",
      "3:48: A bracket stands where it cannot. Put a text or pattern that has brackets in quotes",
    ],
    [
      "an agent of a message at the T-Server",
      "title: t\nsteps:\n  - expect: {tserver: EventHeld, agent: 1001}\n",
      '3:41: "agent" goes with toolbar only',
    ],
    [
      "a command that lacks a field",
      "title: t\nsteps:\n  - {command: MakeCall, call: a}\n",
      '3:15: "toNumber" of "MakeCall" is missing',
    ],
    [
      "an alias without an anchor",
      "title: t\nsteps:\n  - *a\n",
      "3:5: There is no anchor &a before this alias",
    ],
    [
      "an alias of itself",
      "title: t\nsteps: &s [*s]\n",
      "2:12: This alias stands within what it stands for",
    ],
    [
      "aliases that explode",
      "a: &a [1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\ntitle: [*c,*c,*c,*c]",
      "1:1: The aliases (*name) stand for too much",
    ],
    ["UTF-16", "\ufffd\ufffdt\0i\0t\0l\0e\0", "1:1: The file is no text in UTF-8"],
    ["a picture", "title: t\n\ufffdPNG\r\n\u001a", "2:1: The file is no text in UTF-8"],
    ["10 MB", "#".repeat(10_000_000), "1:1: The file has 10000000 characters, 1048576 are allowed"],
    [
      "a number that is too small",
      "title: t\nseed: -1\nsteps: [{after: 1s}]",
      '2:7: "seed" must be at least 0, not -1',
    ],
    [
      "a title that is too long",
      `title: ${"t".repeat(501)}\nsteps: [{after: 1s}]`,
      '1:8: "title" must be at most 500 characters long',
    ],
    [
      "a range that is upside down",
      "title: t\nsteps: [{settings: {delays: {EventHeld: {uniform: [5, 1]}}}}]",
      '2:51: "uniform" must be [min, max], the smaller first',
    ],
    [
      "a number for an agent of a queue",
      'title: t\nsteps: [{settings: {queues: [{dn: "5000", agents: [1001]}]}}]',
      '2:52: item 1 of "agents" must be a text, not 1001',
    ],
    [
      "user data within user data",
      "title: t\nsteps: [{customer: call, call: a, userData: {x: {y: 1}}}]",
      '2:49: "x" must be a text or a number',
    ],
    [
      "a BOM before what is wrong",
      "\ufefftitle: t\nsteps: [{after: x}]",
      '2:17: "after" must be a length of time',
    ],
  ] as const
) {
  Deno.test(`readScenario() says what is wrong with ${what}, and where`, () => {
    assertStringIncludes(said(text), `s.yaml:${line}`);
    assertEquals(said(text).split("s.yaml:").length, 2, said(text));
  });
}
