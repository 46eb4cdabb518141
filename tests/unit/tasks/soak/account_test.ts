// The soak's account: records made by hand, each with one thing wrong, or with one that is excused.
import { assertEquals } from "@std/assert";
import { accountOf, type Circumstances } from "../../../../tasks/soak/account.ts";
import type {
  Recorded,
  RecordEntry,
  Told,
  ToolbarKind,
} from "../../../../tasks/soak/toolbars/record.ts";
import type { Leg } from "../../../../tasks/soak/truth.ts";

const DN = "7001";
const HOUR_MS = 3_600_000;

/** What a step does beside what it says. */
const PLAIN = { hides: false, forgets: false };
const FORGETS = { scope: "gateway", hides: false, forgets: true } as const;

/** A toolbar's record as it would grow: each entry a second after the one before. */
class Book {
  readonly entries: Recorded[] = [];
  #seq = 0;

  note(entry: RecordEntry): this {
    this.entries.push({ ...entry, at: (this.entries.length + 1) * 1_000 });
    return this;
  }

  told(eventName: string, more: Partial<Told> = {}): this {
    const eventId = eventName.match(/Registered|Snapshot/) ? undefined : "A";
    const event = { eventName, epoch: "e", seq: ++this.#seq, eventId, ...more };
    return this.note({ kind: "told", event });
  }

  up(): this {
    return this.note({ kind: "opened", query: "" }).told("EventRegistered", { calls: [] });
  }

  judged(kind: ToolbarKind, circumstances: Partial<Circumstances> = {}) {
    const record = { name: `1001/${kind}`, kind, agentId: "1001", dn: DN, entries: this.entries };
    const { counts, problems } = accountOf(record, {
      legs: [leg()],
      steps: [],
      toolbars: 1,
      ...circumstances,
    });
    return { counts, kinds: problems.map((problem) => problem.kind) };
  }
}

function leg(more: Partial<Leg> = {}): Leg {
  return {
    dn: DN,
    eventId: "A",
    formerIds: [],
    from: 2_500,
    to: 3_900,
    establishedAt: 3_500,
    ...more,
  };
}

/** A call that rang, was answered and ended: at 3, 4 and 5 seconds. */
const whole = () =>
  new Book().up().told("EventRinging").told("EventEstablished")
    .told("EventReleased", { reason: "wrapup" });

Deno.test("accountOf() finds nothing wrong with a call that was told whole", () => {
  const { counts, kinds } = whole().judged("seed");
  assertEquals(kinds, []);
  assertEquals([counts.legs, counts.releases, counts.connections], [1, 1, 1]);
});

Deno.test("accountOf() finds a leg whose end was never told, but for one that a reload forgot", () => {
  const told = () => new Book().up().told("EventRinging");
  assertEquals(told().judged("resuming").kinds, ["loss"]);
  const { counts, kinds } = told().note({ kind: "reloaded" }).judged("resuming");
  assertEquals([kinds, counts.forgotten], [[], 1]);
});

Deno.test("accountOf() lets a list end a call for a tutorial client only where nothing else could", () => {
  const told = () => new Book().up().told("EventRinging").up();
  const step = {
    number: 1,
    what: "gateway ended by SIGKILL",
    from: 3_200,
    to: 3_900,
    hides: false,
  } as const;
  const restarted = { steps: [{ ...step, ...FORGETS }] };
  assertEquals(told().judged("seed").kinds, ["loss"]);
  assertEquals(told().judged("seed", restarted).counts.listedAfterRestart, 1);
  assertEquals(told().judged("seed", { toolbars: 2 }).counts.listedBesideAnother, 1);
  assertEquals(told().judged("resuming", restarted).kinds, ["loss"]);
  const restartedLater = { steps: [{ ...step, ...FORGETS, from: 5_200, to: 5_800 }] };
  assertEquals(told().up().judged("seed", restartedLater).kinds, ["loss"]);
});

Deno.test("accountOf() finds an end that was told twice, also with another seq", () => {
  const book = whole().told("EventReleased", { reason: "wrapup" });
  assertEquals(book.judged("seed").kinds, ["duplicate"]);
});

Deno.test("accountOf() excuses an end told again after a connection broke, but not to who said where it was", () => {
  const again = (isClean: boolean) =>
    whole().note({ kind: "lost", isClean }).up().told("EventReleased", { reason: "wrapup" });
  assertEquals(again(false).judged("seed").kinds, []);
  assertEquals(again(false).judged("seed").counts.endsAgain, 1);
  assertEquals(again(true).judged("seed").kinds, ["duplicate"]);
  assertEquals(again(false).judged("resuming").kinds, ["duplicate"]);
});

Deno.test("accountOf() does not excuse a third telling by the break before the second", () => {
  const book = whole().note({ kind: "lost", isClean: false }).up()
    .told("EventReleased", { reason: "wrapup" }).told("EventReleased", { reason: "wrapup" });
  assertEquals(book.judged("seed").kinds, ["duplicate"]);
});

Deno.test("accountOf() finds a leg that is told of again after its end", () => {
  const book = whole().told("EventEstablished");
  assertEquals(book.judged("seed").kinds, ["reborn", "loss"]);
});

Deno.test("accountOf() knows that one call can ring twice at one phone", () => {
  const book = whole().told("EventRinging").told("EventReleased", { reason: "reject" });
  const legs = [leg(), leg({ from: 5_500, to: 6_500, establishedAt: undefined })];
  assertEquals(book.judged("seed", { legs }).kinds, []);
});

Deno.test("accountOf() finds an end that came before the leg's", () => {
  assertEquals(whole().judged("seed", { legs: [leg({ to: HOUR_MS })] }).kinds, ["premature"]);
});

Deno.test("accountOf() finds a wrong reason, and excuses only one that nobody could know", () => {
  const told = (reason: string) =>
    new Book().up().told("EventRinging").told("EventReleased", { reason });
  assertEquals(told("reject").judged("resuming").kinds, ["reason"]);
  const unanswered = { legs: [leg({ establishedAt: undefined })] };
  assertEquals(told("reject").judged("resuming", unanswered).kinds, []);
  assertEquals(told("wrapup").judged("resuming", unanswered).kinds, ["reason"]);
  const step = {
    number: 1,
    what: "EventEstablished dropped",
    from: 2_000,
    to: 4_000,
    ...PLAIN,
    hides: true,
  };
  const dropped = { steps: [{ ...step, scope: "link" as const }] };
  assertEquals(told("reject").judged("resuming", dropped).counts.reasonsExcused, 1);
  const seen = new Book().up().told("EventEstablished").told("EventReleased", { reason: "reject" });
  assertEquals(seen.judged("resuming", dropped).kinds, ["reason"]);
});

Deno.test("accountOf() finds a leg that was never told of", () => {
  const quiet = () => new Book().up();
  const step = { number: 1, what: "stalled", from: 2_000, to: 4_000, ...PLAIN } as const;
  const stalled = { steps: [{ ...step, scope: "toolbars" as const }] };
  assertEquals(quiet().judged("seed").kinds, ["unheard"]);
  assertEquals(quiet().judged("seed", stalled).counts.unheardExcused, 1);
  assertEquals(quiet().judged("resuming", stalled).kinds, ["unheard"]);
  assertEquals(quiet().judged("seed", { legs: [leg({ from: 1_500 })] }).kinds, []);
});

Deno.test("accountOf() excuses a leg in trouble only when there was no calm moment in it", () => {
  const told = (more: Partial<Circumstances>) => new Book().up().judged("resuming", more);
  const step = {
    number: 1,
    what: "refused",
    scope: "link",
    ...PLAIN,
    from: 2_000,
    to: 3_000,
  } as const;
  const legs = [leg({ to: HOUR_MS })];
  assertEquals(told({ legs, steps: [{ ...step, hides: false }] }).kinds, ["unheard"]);
  assertEquals(told({ legs, steps: [{ ...step, hides: true }] }).counts.unheardExcused, 1);
  assertEquals(told({ steps: [{ ...step, hides: false }] }).counts.unheardExcused, 1);
});

Deno.test("accountOf() excuses what only a gateway knew that was gone before the toolbar came back", () => {
  const refused = { number: 1, what: "refused", scope: "toolbars", ...PLAIN } as const;
  const steps = [{ ...refused, from: 2_000, to: 20_000 }];
  const away = () => new Book().up().note({ kind: "lost", isClean: false }).up();
  const legs = [leg({ from: 3_200 })];
  assertEquals(away().judged("resuming", { legs, steps }).kinds, ["unheard"]);
  const killed = { number: 2, what: "killed", ...FORGETS, from: 3_950, to: 3_960 };
  const { counts } = away().judged("resuming", { legs, steps: [...steps, killed] });
  assertEquals(counts.unheardExcused, 1);
  // While it was connected and well, somebody could have told it.
  const later = { ...killed, from: 6_000, to: 6_010 };
  assertEquals(away().judged("resuming", { legs, steps: [later] }).kinds, ["unheard"]);
});

Deno.test("accountOf() finds seq that does not rise, in each epoch by itself", () => {
  const told = (epoch: string, seq: number) =>
    new Book().up().told("EventAgentReady", { epoch, seq, eventId: undefined });
  assertEquals(told("e", 1).judged("seed", { legs: [] }).kinds, ["order"]);
  assertEquals(told("later", 1).judged("seed", { legs: [] }).kinds, []);
});

Deno.test("accountOf() judges our own toolbar by what it made of what it was told", () => {
  const shown = (eventName: string, seq: number): RecordEntry => {
    const event = { eventName, epoch: "e", seq, eventId: "A", reason: "wrapup" };
    return { kind: "shown", event };
  };
  const told = () => new Book().up().note(shown("EventEstablished", 8));
  assertEquals(told().told("EventReleased").judged("ours").kinds, ["loss"]);
  assertEquals(told().note(shown("EventReleased", 8)).judged("ours").kinds, []);
});
