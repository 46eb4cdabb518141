// deno task soak as a process: a short run whose account must come out even.
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { runTask } from "../helpers/task.ts";

Deno.test("deno task soak ends with every leg told whole, and writes its report", async () => {
  const report = await Deno.makeTempFile({ suffix: ".json" });
  try {
    const args = ["--minutes", "0.1", "--agents", "4", "--seed", "5", "--report", report];
    const { code, stdout, stderr } = await runTask("soak", ...args);
    assertEquals([code, stderr], [0, ""], stdout);
    assertMatch(stdout, /seed 5 step 1: /);
    assertStringIncludes(stdout, "Every leg ended once at every toolbar\n");
    const { calls, problems, counts, seed } = JSON.parse(await Deno.readTextFile(report));
    assertEquals([problems, seed], [[], 5]);
    assert(calls > 0 && counts.releases > 0, `${calls} calls, ${counts.releases} ends`);
  } finally {
    await Deno.remove(report);
  }
});

Deno.test("deno task soak answers what it cannot use in one sentence", async () => {
  const runs = ["--minutes=0", "--minutes=long", "--agents=0", "--rate=0", "--seed=x", "now"];
  for (
    const { code, stdout, stderr } of await Promise.all(runs.map((arg) => runTask("soak", arg)))
  ) {
    assertEquals([code, stdout], [1, ""]);
    assertMatch(stderr, /^soak: [^\n]+\n$/);
  }
});
