import { assertEquals } from "@std/assert";
import { decodeToolbarEvent } from "../../../../gateway/protocol/mod.ts";

const ringing = {
  eventName: "EventRinging",
  seq: 1,
  epoch: "e",
  time: "2026-01-01T00:00:00.000Z",
  thisDN: "7001",
  eventId: "013V08JRL498H1OI04000VTAES00000I",
  connectionId: "006c02462a161006",
  ANI: "+14155550100",
  direction: "inbound",
  allowedCommands: ["Accept", "Reject"],
};

Deno.test("decodeToolbarEvent() reads an event and lets fields of a newer gateway pass", () => {
  const text = JSON.stringify({ ...ringing, sentiment: "angry" });
  assertEquals<unknown>(decodeToolbarEvent(text), ringing);
});

Deno.test("decodeToolbarEvent() gives undefined for what it does not know, and never throws", () => {
  const unknown = [
    "",
    "{",
    "null",
    "[]",
    JSON.stringify({ ...ringing, eventName: "EventPartyChanged" }),
    JSON.stringify({ ...ringing, seq: "1" }),
    JSON.stringify({ eventName: "EventRinging" }),
  ];
  for (const text of unknown) assertEquals(decodeToolbarEvent(text), undefined, text);
});
