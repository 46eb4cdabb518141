// The delays between slider and T-Server.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { MockSettings } from "../../../../../mock-tserver/mod.ts";
import { VOCABULARY } from "../../../../../mock-tserver/overview.ts";
import { patchSettings } from "../../../../../mock-tserver/settings.ts";
import type { MockDelay, Result } from "../../../../../web/shared/mock_client.ts";
import { createDelaysDesk, SEND_MS } from "../../../../../web/workbench/lab/delays/delays_desk.ts";
import { messageGroups, PRESETS } from "../../../../../web/workbench/lab/delays/messages.ts";
import { settle } from "../../../../helpers/settle.ts";

type Answer = Result<
  { agents: { agentId: string; dn: string }[]; delays: Record<string, MockDelay> }
>;

/** A desk at a T-Server that checks what it is sent as the mock does. */
function bench() {
  const clock = new ManualClock();
  const patches: Record<string, unknown>[] = [];
  let settings = MockSettings.parse({});
  const told = (): Answer => ({
    ok: true,
    value: { agents: [], delays: settings.delays as Record<string, MockDelay> },
  });
  const control = { refusal: undefined as string | undefined };
  const desk = createDelaysDesk({
    clock,
    client: {
      settings: () => Promise.resolve(told()),
      setDelays: (delays) => {
        patches.push(delays);
        if (control.refusal) return Promise.resolve({ ok: false, detail: control.refusal });
        settings = patchSettings(settings, { delays: delays as never });
        return Promise.resolve(told());
      },
      vocabulary: () => Promise.resolve({ ok: true, value: VOCABULARY }),
    },
  });
  const pause = async () => {
    await settle();
    clock.advance(SEND_MS);
    await settle();
  };
  return { desk, patches, pause, control };
}

Deno.test("a slider that moves is shown at once and sent a few times only, the last position surely", async () => {
  const { desk, patches, pause } = bench();
  await desk.read();
  for (let ms = 1; ms <= 50; ms++) desk.put("EventRinging", { kind: "fixed", ms });
  assertEquals(desk.formFor("EventRinging"), { kind: "fixed", ms: 50 });
  await pause();
  await pause();
  assertEquals(patches, [{ EventRinging: 1 }, { EventRinging: 50 }]);
  assertEquals(desk.set.value, { EventRinging: 50 });
  assertEquals(desk.count.value, 1);
});

Deno.test("a delay that is refused is shown as the T-Server has it, and why", async () => {
  const { desk, pause, control } = bench();
  await desk.read();
  control.refusal = "Too long";
  desk.put("EventRinging", { kind: "fixed", ms: 9 });
  await pause();
  assertEquals(desk.problem.value, "Too long");
  assertEquals(desk.formFor("EventRinging"), { kind: "fixed", ms: 0 });
});

Deno.test("every preset is taken by the mock, takes the place of what was set, and is cleared by one press", async () => {
  const { desk } = bench();
  await desk.read();
  for (const preset of PRESETS) {
    await desk.choose(preset);
    assertEquals([desk.problem.value, desk.set.value], [undefined, { ...preset.delays }]);
  }
  await desk.clear();
  assertEquals(desk.set.value, {});
});

Deno.test("the list has every message once, the ones of every call first, and is searched by words", async () => {
  const names = messageGroups(VOCABULARY, "").flatMap((group) => group.names);
  assertEquals(names[0], "RequestReleaseCall");
  assertEquals(
    names.toSorted(),
    [...VOCABULARY.requests, ...VOCABULARY.events].toSorted(),
  );
  const { desk } = bench();
  await desk.readNames();
  desk.search.value = "call HOLD";
  assertEquals(desk.groups.value?.flatMap((group) => group.names), ["RequestHoldCall"]);
  desk.search.value = "nothing";
  assertEquals(desk.groups.value, []);
});
