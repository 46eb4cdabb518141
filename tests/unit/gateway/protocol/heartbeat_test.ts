import { assertEquals } from "@std/assert";
import {
  decodeHeartbeat,
  decodeHeartbeatEvent,
  decodeHeartbeatWish,
} from "../../../../gateway/protocol/heartbeat.ts";

Deno.test("decodeHeartbeatWish() knows true and false, and nothing else", () => {
  assertEquals(["true", "false", undefined].map(decodeHeartbeatWish), [true, false, false]);
  assertEquals(["", "1", "TRUE"].map(decodeHeartbeatWish), [undefined, undefined, undefined]);
});

Deno.test("heartbeats are read leniently, and what is none is none", () => {
  const event = { eventName: "EventHeartbeat", intervalMs: 1, leaseMs: 2 } as const;
  assertEquals(decodeHeartbeatEvent(JSON.stringify({ ...event, later: 1 })), event);
  assertEquals(decodeHeartbeatEvent('{"eventName":"EventHeartbeat"}'), undefined);
  assertEquals(decodeHeartbeat('{"type":"Heartbeat","later":1}'), { type: "Heartbeat" });
  for (const text of ["", "null", "[]", '{"type":"initialize"}', "{"]) {
    assertEquals([decodeHeartbeat(text), decodeHeartbeatEvent(text)], [undefined, undefined]);
  }
});
