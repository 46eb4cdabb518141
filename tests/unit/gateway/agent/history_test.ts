// What is kept for toolbars that come back: never more than allowed, whole or not at all.
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { entryOf } from "../../../../gateway/agent/entry.ts";
import { History } from "../../../../gateway/agent/history.ts";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";

const entry = (seq: number) =>
  entryOf({ eventName: "EventLinkConnected", seq, epoch: "e", time: "", thisDN: "7001" });

Deno.test("History keeps the newest, and is as it says however many were dropped", () => {
  const steps = fc.array(
    fc.record({ events: fc.nat(90), ms: fc.nat(60), since: fc.nat(300) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, fc.nat(100), (steps, maxEntries) => {
      const clock = new ManualClock();
      const maxAgeMs = 100;
      const history = new History({ clock, maxEntries, maxAgeMs });
      const all: { seq: number; at: number }[] = [];
      let dropped = 0;
      for (const { events, ms, since } of steps) {
        for (let event = 0; event < events; event++) {
          all.push({ seq: all.length + 1, at: clock.now() });
          history.add(entry(all.length));
          clock.advance(1);
        }
        clock.advance(ms);
        const kept = all.slice(dropped).filter(({ at }, index, those) =>
          at > clock.now() - maxAgeMs && index >= those.length - maxEntries
        );
        dropped = all.length - kept.length;
        const seqs = history.after(since)?.map(({ seq }) => seq);
        const wanted = kept.filter(({ seq }) => seq > since).map(({ seq }) => seq);
        assertEquals(seqs, since < dropped ? undefined : wanted);
      }
    }),
    { seed: 1 },
  );
});
