// deno-lint-ignore-file no-console -- what was found goes to standard output
// What an agent weighs at the end of a shift: a process of its own with V8's gc(), in virtual time.
import { systemClock } from "../gateway/runtime/clock.ts";
import { ManualClock } from "../gateway/runtime/manual_clock.ts";
import { bareGateway } from "./micro/bare_gateway.ts";
import { pause } from "./start_options.ts";

/** What is found, as JSON. */
export interface Shift {
  readonly agents: number;
  readonly calls: number;
  /** What the calls left behind, on V8's heap and outside of it. */
  readonly heapBytesPerAgent: number;
  readonly otherBytesPerAgent: number;
}

const AGENTS = 1_000;

/** A call every four minutes for eight hours. */
const CALLS = 120;
const EVERY_MS = 240_000;

/** What waits for a turn of the event loop is collected after it. */
const COLLECTIONS = 3;

async function memory(): Promise<Deno.MemoryUsage> {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) throw new Error("Start it with --v8-flags=--expose-gc");
  for (let times = 0; times < COLLECTIONS; times++) {
    gc();
    await pause(systemClock, 0);
  }
  return Deno.memoryUsage();
}

if (import.meta.main) {
  const agents = Array.from(
    { length: AGENTS },
    (_, index) => ({ agent: `${1001 + index}`, DN: `${7001 + index}` }),
  );
  const clock = new ManualClock();
  const gateway = await bareGateway(agents, clock);
  const shift = async (calls: number) => {
    for (let call = 0; call < calls; call++) {
      for (const agent of agents) await gateway.call(agent);
      clock.advance(EVERY_MS);
    }
  };
  // The gateway itself grows with its first calls.
  await shift(1);
  const before = await memory();
  await shift(CALLS);
  const after = await memory();
  const found: Shift = {
    agents: AGENTS,
    calls: CALLS,
    heapBytesPerAgent: (after.heapUsed - before.heapUsed) / AGENTS,
    otherBytesPerAgent: (after.external - before.external) / AGENTS,
  };
  if (gateway.told() < AGENTS * CALLS) throw new Error("Not all calls were told");
  console.log(JSON.stringify(found));
}
