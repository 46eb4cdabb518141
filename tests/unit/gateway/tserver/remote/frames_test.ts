import { assert, assertEquals } from "@std/assert";
import { EVENT_NAMES, REQUEST_NAMES } from "../../../../../gateway/tserver/mod.ts";
import {
  decodeEvent,
  decodeRequest,
  encodeFrame,
} from "../../../../../gateway/tserver/remote/mod.ts";
import { sample } from "../../../../helpers/mock_requests.ts";

const CONN_ID = "006c02462a161006";

Deno.test("every request survives the link as it is", () => {
  for (const name of REQUEST_NAMES) {
    const request = { ...sample({ name, ConnID: CONN_ID }), ReferenceID: 7 };
    const decoded = decodeRequest(encodeFrame(request as Parameters<typeof encodeFrame>[0]));
    assertEquals(decoded, { ok: true, message: request } as typeof decoded);
  }
});

Deno.test("an event of a client's own library does not cross the link", () => {
  const stamp = { time: 0, EventSequenceNumber: 0 };
  const crossing = EVENT_NAMES.filter((name) => {
    const decoded = decodeEvent(JSON.stringify({ name, ...stamp }));
    return decoded.ok || decoded.why !== "of an unknown name";
  });
  assertEquals(
    EVENT_NAMES.filter((name) => !crossing.includes(name)),
    ["EventServerConnected", "EventServerDisconnected"],
  );
});

Deno.test("a frame that cannot be read is told in words, and throws nothing", () => {
  const why = (frame: unknown) => {
    const text = typeof frame === "string" ? frame : JSON.stringify(frame);
    const decoded = decodeRequest(text);
    assert(!decoded.ok, text);
    return decoded.why;
  };
  const answer = { name: "RequestAnswerCall", ReferenceID: 1, ThisDN: "7001", ConnID: CONN_ID };
  assertEquals(why("{"), "not JSON");
  assertEquals(why("[]"), "without a name");
  assertEquals(why("null"), "without a name");
  assertEquals(why({ name: 7 }), "without a name");
  assertEquals(why({ name: "RequestCoffee" }), "of an unknown name");
  assertEquals(why({ name: "toString" }), "of an unknown name");
  assertEquals(why({ name: "EventRinging" }), "of an unknown name");
  assertEquals(
    why({ ...answer, ConnID: 7 }),
    "RequestAnswerCall with an unusable ConnID",
  );
  assertEquals(
    why({ ...answer, ReferenceID: 1.5 }),
    "RequestAnswerCall with an unusable ReferenceID",
  );
  assertEquals(why({ ...answer, ThisDn: "7001" }), "RequestAnswerCall with an unusable field");
});

Deno.test("an event of a newer T-Server is read without what is not known of it", () => {
  const event = { name: "EventLinkConnected", time: 1, EventSequenceNumber: 1 } as const;
  assertEquals(decodeEvent(JSON.stringify({ ...event, Later: 1 })), { ok: true, message: event });
});
