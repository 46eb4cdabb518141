import { assertEquals, assertNotMatch } from "@std/assert";
import { maskNumber, maskPayload, maskText } from "../../../../../web/workbench/sequence/mask.ts";
import {
  sayCustomer,
  sayMessage,
  sayNote,
} from "../../../../../web/workbench/sequence/say_message.ts";
import { message } from "./messages.ts";

Deno.test("maskNumber() keeps the shape and the last two digits", () => {
  assertEquals(maskNumber("+1 415 555 0100"), "+• ••• ••• ••00");
  assertEquals(maskNumber("7001"), "••01");
  assertEquals(maskNumber("12"), "••");
  assertEquals(maskNumber("anonymous"), "anonymous");
});

Deno.test("maskText() hides phone numbers and addresses in a sentence", () => {
  assertEquals(
    maskText("Call +14155550100 or write to maya.l@northlight.example."),
    "Call +•••••••••00 or write to m•••@•••.example.",
  );
  assertEquals(maskText("(415) 555-0100"), "(•••) •••-••00");
});

Deno.test("maskText() leaves alone what is nobody's number", () => {
  for (
    const text of [
      "006ab69e00000001",
      "HE549XS45LBGL8G0Y19492P9T0000001",
      "e19ad751-f027-4a4a-970e-32b92349d51c",
      "2026-01-12T09:30:00.000Z",
      "#12 Invalid connection ID",
      "RequestReleaseCall",
      "7001",
    ]
  ) assertEquals(maskText(text), text);
});

Deno.test("maskPayload() hides the numbers of a T-Server's event and leaves its names", () => {
  const event = {
    name: "EventRinging",
    ConnID: "0061234567890123",
    CallUUID: "HE549XS45LBGL8G0Y19492P9T0000001",
    ReferenceID: 12345678,
    EventSequenceNumber: 1234567,
    time: 1795880194482,
    ThisDN: "7001",
    OtherDN: "+14155550100",
    ANI: "2002",
    DNIS: "8005550199",
    UserData: { customerId: "12345", tier: "gold", account: 99887766, mail: "a@b.example", n: 7 },
  };
  assertEquals(maskPayload(event), {
    ...event,
    OtherDN: "+•••••••••00",
    ANI: "••02",
    DNIS: "••••••••99",
    UserData: {
      customerId: "•••45",
      tier: "gold",
      account: "••••••66",
      mail: "a•••@•••.example",
      n: 7,
    },
  });
  assertEquals(event.ANI, "2002");
});

Deno.test("maskPayload() hides numbers wherever they are in Fusion's and the toolbar's payloads", () => {
  const payload = {
    eventId: "1234567890",
    attributes: { SVCMCA_ANI: "+14155550100", contactPhone: "415-555-0100" },
    parties: [{ number: "5550100", isDN: false }, { number: "7001" }],
    toNumber: "+12125550117",
    detail: "Nobody answers at +12125550117",
  };
  const text = JSON.stringify(maskPayload(payload));
  assertNotMatch(text, /5550|555-01|7001/);
  assertEquals((maskPayload(payload) as typeof payload).eventId, "1234567890");
});

Deno.test("maskPayload() takes anything", () => {
  for (const value of [undefined, null, 5, true, "", [], {}]) {
    assertEquals(maskPayload(value), value);
  }
});

Deno.test("a note that is a number is hidden whole, another only where it holds one", () => {
  const ringing = message("gateway>toolbar EventRinging", 1, { note: "2002", noteIsNumber: true });
  assertEquals(sayNote(ringing, true), "••02");
  assertEquals(sayNote(ringing, false), "2002");
  assertEquals(sayNote(message("toolbar>fusion x", 1, { note: "WRAPUP" }), true), "WRAPUP");
  assertEquals(sayCustomer({ customer: "+14155550100" }, true), "+• ••• ••• ••00");
  assertEquals(sayCustomer({ customer: undefined }, true), "");
});

Deno.test("a screen reader hears the end of a hidden number, not each of its dots", () => {
  const call = message("customer>tserver call", 1, { note: "+1 415 555 0100", noteIsNumber: true });
  assertEquals(sayMessage(call, true), "customer to T-Server: call …00");
});
