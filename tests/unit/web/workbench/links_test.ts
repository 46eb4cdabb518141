import { assertEquals } from "@std/assert";
import type { Result } from "../../../../web/shared/mock_client.ts";
import { createLinks } from "../../../../web/workbench/links.ts";
import { clampShare, SHARE } from "../../../../web/workbench/splitter.tsx";

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
