import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { type LoggedText, TextLog } from "../../../../gateway/runtime/text_log.ts";

/** What a log must be like, as a list. */
type Model = LoggedText[];

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  // Longer than one piece, with characters of one, two, three and four bytes.
  fc.tuple(fc.constantFrom("a", "ü", "漢", "☎️🎧"), fc.nat(70_000)).map(([unit, times]) =>
    unit.repeat(times / unit.length)
  ),
);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ add: text, skipped: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ drop: fc.nat(4) }) },
);

Deno.test("TextLog has the texts that were added, without those that were dropped, however long", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const log = new TextLog();
      let model: Model = [];
      let id = 0;
      for (const step of steps) {
        if ("add" in step) {
          id += 1 + step.skipped;
          const logged = { id, time: 1_700_000_000_000 + id / 4, text: step.add };
          log.add(logged);
          model.push(logged);
        } else {
          for (let dropped = 0; dropped < step.drop; dropped++) log.dropOldest();
          model = model.slice(step.drop);
        }
        assertEquals(log.size, model.length);
        assertEquals(log.oldestId, model[0]?.id);
        assertEquals(log.oldestTime, model[0]?.time);
      }
      assertEquals([...log.after(0)], model);
      assertEquals([...log.after(id / 2)], model.filter((logged) => logged.id > id / 2));
      for (let wanted = 0; wanted <= id + 1; wanted++) {
        assertEquals(log.find(wanted), model.find((logged) => logged.id === wanted)?.text);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

Deno.test("TextLog that is kept at one size allocates nothing after a while", () => {
  const log = new TextLog();
  let allocated = 0;
  const { Uint8Array: Original } = globalThis;
  globalThis.Uint8Array = new Proxy(Original, {
    construct(target, args) {
      if (typeof args[0] === "number") allocated++;
      return Reflect.construct(target, args);
    },
  });
  try {
    let id = 0;
    const add = () => {
      log.add({ id: ++id, time: 0, text: "x".repeat(500) });
      if (log.size > 100) log.dropOldest();
    };
    while (id < 2_000) add();
    assert(allocated > 0, "the test sees no allocation at all");
    allocated = 0;
    while (id < 4_000) add();
    assertEquals(allocated, 0);
  } finally {
    globalThis.Uint8Array = Original;
  }
});
