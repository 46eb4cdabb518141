import { assertEquals } from "@std/assert";
import { createReleaseDelay, DELAY_CHOICES } from "../../../../web/workbench/release_delay.ts";
import type { MockDelay, MockSettings, Result } from "../../../../web/shared/mock_client.ts";
import { createLinks } from "../../../../web/workbench/links.ts";
import { clampShare, SHARE } from "../../../../web/workbench/splitter.tsx";

class FakeSettings {
  delays: Record<string, MockDelay> = {};
  refusal: string | undefined;
  readonly patches: unknown[] = [];

  settings = (): Promise<Result<MockSettings>> =>
    Promise.resolve({ ok: true, value: { agents: [], delays: { ...this.delays } } });

  setDelays = (delays: Readonly<Record<string, MockDelay | null>>) => {
    this.patches.push(delays);
    if (this.refusal) return Promise.resolve({ ok: false as const, detail: this.refusal });
    for (const [name, delay] of Object.entries(delays)) {
      if (delay === null) delete this.delays[name];
      else this.delays[name] = delay;
    }
    return this.settings();
  };
}

Deno.test("the delay is unknown until it was read, and 0 where none is set", async () => {
  const releaseDelay = createReleaseDelay(new FakeSettings());
  assertEquals(releaseDelay.delay.value, undefined);
  await releaseDelay.read();
  assertEquals(releaseDelay.delay.value, 0);
});

Deno.test("each choice is set at the T-Server and shown as it answers", async () => {
  const fake = new FakeSettings();
  const releaseDelay = createReleaseDelay(fake);
  const shown: unknown[] = [];
  for (const choice of DELAY_CHOICES.toReversed()) {
    await releaseDelay.choose(choice);
    shown.push(releaseDelay.delay.value);
  }
  assertEquals(shown, ["never", 2_000, 250, 0]);
  assertEquals(fake.patches.at(-1), { RequestReleaseCall: null });
});

Deno.test("a refused choice leaves the delay as it was and says why", async () => {
  const fake = new FakeSettings();
  const releaseDelay = createReleaseDelay(fake);
  await releaseDelay.read();
  fake.refusal = "Not now";
  await releaseDelay.choose({ says: "2 s", delay: 2_000 });
  assertEquals(releaseDelay.delay.value, 0);
  assertEquals(releaseDelay.problem.value, "Not now");
});

Deno.test("the switch link is up or down as the T-Server says, and unknown without it", async () => {
  const answers: Result<{ up: boolean }>[] = [
    { ok: true, value: { up: true } },
    { ok: true, value: { up: false } },
    { ok: false, detail: "gone" },
  ];
  let next = 0;
  const links = createLinks({ link: () => Promise.resolve(answers[next++]!) });
  const states = [links.tserver.value];
  for (const _ of answers) {
    await links.readTServer();
    states.push(links.tserver.value);
  }
  assertEquals(states, ["waiting", "up", "down", "waiting"]);
});

Deno.test("a T-Server that is not the mock is not a mock that is down", async () => {
  const gone = { ok: false as const, detail: "Set HOOKSWITCH_MOCK_URL" };
  const answers: Result<{ up: boolean }>[] = [gone, { ...gone, status: 404 }];
  const links = createLinks({ link: () => Promise.resolve(answers.shift()!) });
  await links.lostMock();
  assertEquals([links.mock.value, links.absence.value], ["down", undefined]);
  await links.lostMock();
  assertEquals([links.mock.value, links.tserver.value], ["absent", "absent"]);
  assertEquals(links.absence.value, "Set HOOKSWITCH_MOCK_URL");
  links.foundMock();
  assertEquals([links.mock.value, links.absence.value], ["up", undefined]);
});

Deno.test("clampShare() keeps both Fusion and the diagram in sight", () => {
  assertEquals(clampShare(-10), SHARE.min);
  assertEquals(clampShare(99), SHARE.max);
  assertEquals(clampShare(41.6), 42);
});
