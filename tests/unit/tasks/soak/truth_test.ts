// Which legs there were, read from the mock's journal.
import { assertEquals } from "@std/assert";
import { PartyState } from "../../../../gateway/tserver/mod.ts";
import type { JournalEntry } from "../../../../mock-tserver/control_schemas.ts";
import { legsOf } from "../../../../tasks/soak/truth.ts";

const DN = "7001";

/** A row of the journal; the switch made the event as number `made`, at that time. */
function row(name: string, made: number, more: Record<string, unknown> = {}): JournalEntry {
  const payload = {
    name,
    time: made,
    EventSequenceNumber: made,
    ThisDN: DN,
    ...(name === "EventRegistered" ? {} : { CallUUID: "A", ConnID: "1" }),
    ...more,
  };
  return { id: made, time: made, from: "tserver", to: "gateway", name, payload };
}

const legs = (...journal: JournalEntry[]) =>
  legsOf(journal, new Set([DN])).map(({ from, to, establishedAt }) => [from, to, establishedAt]);

Deno.test("legsOf() reads a leg from its first event to its end", () => {
  assertEquals(
    legs(row("EventRinging", 1), row("EventEstablished", 2), row("EventReleased", 3)),
    [[1, 3, 2]],
  );
});

Deno.test("legsOf() goes by the order in which the switch made events, and counts each once", () => {
  const ended = { ...row("EventReleased", 3), dropped: true as const };
  assertEquals(
    legs(ended, row("EventEstablished", 2), row("EventRinging", 1), row("EventRinging", 1)),
    [[1, 3, 2]],
  );
});

Deno.test("legsOf() learns from a snapshot what was told to nobody", () => {
  const calls = [{ CallUUID: "A", PartyState: PartyState.Connected }];
  assertEquals(
    legs(row("EventRegistered", 1, { calls }), row("EventRegistered", 2, { calls: [] })),
    [[1, 2, 1]],
  );
});

Deno.test("legsOf() tells two legs of one call apart", () => {
  assertEquals(
    legs(
      row("EventRinging", 1),
      row("EventReleased", 2),
      row("EventRinging", 3),
      row("EventAbandoned", 4),
    ),
    [[1, 2, undefined], [3, 4, undefined]],
  );
  // The end of the first was told to nobody.
  assertEquals(legs(row("EventEstablished", 1), row("EventRinging", 2)), [
    [1, 2, 1],
    [2, Infinity, undefined],
  ]);
});

Deno.test("legsOf() follows a leg that becomes part of another call", () => {
  const main = { CallUUID: "B", ConnID: "2" };
  const [leg, ...others] = legsOf([
    row("EventRinging", 1),
    row("EventEstablished", 2),
    row("EventPartyChanged", 3, { ...main, PreviousConnID: "1" }),
    row("EventReleased", 4, main),
  ], new Set([DN]));
  assertEquals([leg?.eventId, leg?.formerIds, leg?.to, others], ["B", ["A"], 4, []]);
});

Deno.test("legsOf() looks only at the DNs that it is asked for", () => {
  assertEquals(legs(row("EventRinging", 1, { ThisDN: "7002" })), []);
});
