import { assertEquals } from "@std/assert";
import { Beliefs } from "../../../../gateway/agent/beliefs.ts";
import type { ToolbarEvent } from "../../../../gateway/protocol/mod.ts";

const MINUTE_MS = 60_000;

function ended(eventId: string, seq: number): ToolbarEvent {
  return {
    eventName: "EventReleased",
    eventId,
    connectionId: eventId,
    ANI: "+14155550100",
    direction: "inbound",
    allowedCommands: [],
    reason: "reject",
    cause: "declined",
    releasedBy: "agent",
    sourceEvent: "EventReleased",
    seq,
    epoch: "e",
    time: "",
    thisDN: "7001",
  };
}

Deno.test("Beliefs forgets an end that nobody can doubt any more, and no other", () => {
  const ids = ["first", "second", "third"];
  const beliefs = new Beliefs(ids.map((id) => ({ id, state: "ringing" })));
  const remembered = () => beliefs.endsAfter(-Infinity).map(({ call }) => call.id);
  beliefs.note(ended("first", 1), 0);
  beliefs.note(ended("second", 2), MINUTE_MS - 1);
  assertEquals(remembered(), ["first", "second"]);
  beliefs.note(ended("third", 3), MINUTE_MS);
  assertEquals(remembered(), ["second", "third"]);
  assertEquals(beliefs.alive, []);
});
