// The promise under a few hundred seeds of trouble; `deno task simulate` plays more.
import { assertEquals, assertNotEquals } from "@std/assert";
import { planOf, shorten, simulate } from "../../tasks/simulate/simulate.ts";

const SEEDS = Number(Deno.env.get("HOOKSWITCH_SIMULATION_SEEDS") ?? 300);

/** Shares of moves that make trouble: none, some, more than calls. */
const TROUBLES = [0, 0.3, 0.6];

for (const trouble of TROUBLES) {
  Deno.test(`every call ends exactly once at every toolbar, ${trouble * 100} % trouble`, async () => {
    for (let seed = 1; seed <= SEEDS / TROUBLES.length; seed++) {
      const options = { seed, agents: 3, moves: 60, trouble };
      const plan = planOf(options);
      const { problems } = await simulate(options, plan);
      if (problems.length === 0) continue;
      const moves = (await shorten(options, plan)).map((move) => JSON.stringify(move));
      assertEquals(problems, [], `seed ${seed} fails, shortened to:\n${moves.join("\n")}`);
    }
  });
}

Deno.test("the same seed gives the same simulation, to the byte, and another another", async () => {
  const digest = async (seed: number) => {
    const options = { seed, agents: 3, moves: 80, trouble: 0.4 };
    return (await simulate(options, planOf(options))).digest;
  };
  assertEquals(await digest(7), await digest(7));
  assertNotEquals(await digest(7), await digest(8));
});
