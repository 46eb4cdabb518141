// What the toolbar says of itself when it comes back.
import { assertEquals } from "@std/assert";
import { decodeResume, encodeResume } from "../../../../../../gateway/protocol/resume.ts";
import { forgetful } from "../../../../../../web/toolbar/cti/memory.ts";
import { LiveCalls } from "../../../../../../web/toolbar/cti/vendor/liveCalls.ts";
import { SeenEvents } from "../../../../../../web/toolbar/cti/vendor/seenEvents.ts";

Deno.test("after a restart of the gateway, which counts anew, the toolbar goes on from what it told last", () => {
  const seen = new SeenEvents();
  seen.add({ epoch: "before", seq: 50 });
  seen.add({ epoch: "after", seq: 1 });
  assertEquals(seen.newest, { epoch: "after", seq: 1 });
});

Deno.test("an event of the past that is told late does not set the toolbar back", () => {
  const seen = new SeenEvents();
  seen.add({ epoch: "e", seq: 9 });
  seen.add({ epoch: "e", seq: 4 });
  assertEquals(seen.newest, { epoch: "e", seq: 9 });
});

Deno.test("a toolbar that missed a hundred ends names as many calls as the gateway reads", () => {
  const call = { connectionId: "c", ANI: "", direction: "inbound", wasEstablished: true } as const;
  const calls = Array.from({ length: 100 }, (_, n) => ({ ...call, eventId: `call-${n}` }));
  const { claims } = new LiveCalls(forgetful(calls));
  assertEquals([claims.length, claims.at(-1)?.id], [64, "call-99"]);
  assertEquals(decodeResume(encodeResume({ calls: claims })).ok, true);
});
