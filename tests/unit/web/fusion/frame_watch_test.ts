import { assertEquals } from "@std/assert";
import { signal } from "@preact/signals";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { TOOLBAR_LIMIT_MS, watchFrame } from "../../../../web/fusion/frame_watch.ts";
import { settle } from "../../../helpers/settle.ts";

/** A watch over a toolbar that is not there yet; `answers` says whether anything is at its address. */
function bench({ answers }: { answers: boolean }) {
  const clock = new ManualClock();
  const isConnected = signal(false);
  let probes = 0;
  const watch = watchFrame({
    clock,
    isConnected,
    probe() {
      probes++;
      return answers ? Promise.resolve() : Promise.reject(new TypeError("refused"));
    },
  });
  return {
    clock,
    isConnected,
    watch,
    probes: () => probes,
    async pass(ms: number) {
      clock.advance(ms);
      await settle();
    },
  };
}

Deno.test("a page that is there and says nothing is silent, one that is not is unreachable", async () => {
  for (const [answers, state] of [[true, "silent"], [false, "unreachable"]] as const) {
    const { watch, pass } = bench({ answers });
    await pass(TOOLBAR_LIMIT_MS - 1);
    assertEquals(watch.state.value, "waiting");
    await pass(1);
    assertEquals(watch.state.value, state);
    watch.close();
  }
});

Deno.test("a toolbar that gets in touch is connected, also after the limit, and is not asked about", async () => {
  const { watch, pass, isConnected, probes } = bench({ answers: true });
  isConnected.value = true;
  await pass(TOOLBAR_LIMIT_MS);
  assertEquals([watch.state.value, probes()], ["connected", 0]);
  isConnected.value = false;
  await pass(TOOLBAR_LIMIT_MS);
  assertEquals([watch.state.value, probes()], ["silent", 1]);
  isConnected.value = true;
  assertEquals(watch.state.value, "connected");
  watch.close();
});

Deno.test("a frame that the browser refused stays refused; another try starts over", async () => {
  const { watch, pass, clock } = bench({ answers: true });
  watch.refused();
  await pass(TOOLBAR_LIMIT_MS);
  assertEquals(watch.state.value, "refused");
  watch.restart();
  assertEquals(watch.state.value, "waiting");
  watch.close();
  assertEquals(clock.pending, 0);
});

Deno.test("a toolbar that connects while it is asked about is connected", async () => {
  const { watch, clock, isConnected } = bench({ answers: false });
  clock.advance(TOOLBAR_LIMIT_MS);
  isConnected.value = true;
  await settle();
  assertEquals(watch.state.value, "connected");
  watch.close();
});
