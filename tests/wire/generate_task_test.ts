// deno task generate as a process, and its run in virtual time.
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { generate } from "../../tasks/generate/run.ts";
import { runTask } from "../helpers/task.ts";

for (const to of [undefined, "5000"]) {
  const way = to === undefined ? "to their DNs" : "via a queue";
  Deno.test(`50 calls a second for a minute ${way} through toolbars leave nothing over`, async () => {
    const plan = {
      rate: 50,
      forMs: 60_000,
      patienceMs: 2_000,
      ronaRate: 0.05,
      ronaAfterMs: 1_000,
      ...(to && { to }),
    };
    const told: number[] = [];
    const { figures, leftOver } = await generate({
      plan,
      agents: 80,
      seed: 11,
      through: "toolbar",
      virtual: true,
      onFigures: ({ offered }) => told.push(offered),
    });
    assertEquals(leftOver, []);
    assert(figures.offered > 2_700 && figures.offered < 3_300, `${figures.offered} calls came`);
    assertEquals([figures.refused, figures.released.stuck, figures.released.elsewhere], [0, 0, 0]);
    assert(figures.rona > 100, `${figures.rona} times RONA`);
    assert(told.length > 250);
  });
}

Deno.test("deno task generate says how it went and that nothing is left over", async () => {
  const args = [
    "--rate",
    "20",
    "--count",
    "20",
    "--talk",
    "50ms-100ms",
    "--ring",
    "10ms-20ms",
    "--rona",
    "0",
    "--seed",
    "1",
  ];
  for (const through of ["toolbar", "phone"]) {
    const { code, stdout, stderr } = await runTask("generate", ...args, "--through", through);
    assertEquals([code, stderr], [0, ""]);
    assertMatch(stdout, /offered +20 /);
    assertStringIncludes(stdout, "Nothing is left over\n");
  }
});

Deno.test("deno task generate answers what it cannot use in one sentence", async () => {
  const runs = [
    "--rate=0",
    "--rate=fast",
    "--for=soon",
    "--count=0",
    "--agents=0",
    "--talk=5s-1s",
    "--to=five",
    "--rona=2",
    "--abandon=2",
    "--through=mail",
    "now",
  ];
  for (
    const { code, stdout, stderr } of await Promise.all(runs.map((arg) => runTask("generate", arg)))
  ) {
    assertEquals([code, stdout], [1, ""]);
    assertMatch(stderr, /^generate: [^\n]+\n$/);
  }
});
