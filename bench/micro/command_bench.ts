// A command's way through the gateway, part by part: read, planned, sent on, answered, told.
import { EventJournal } from "../../gateway/agent/journal.ts";
import { entryOf } from "../../gateway/agent/entry.ts";
import { transition } from "../../gateway/call/transition.ts";
import { decodeCommand } from "../../gateway/protocol/mod.ts";
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { decodeEvent, encodeFrame } from "../../gateway/tserver/remote/frames.ts";
import { ESTABLISHED, RELEASED, RINGING, TOLD } from "./messages.ts";

const REJECT = JSON.stringify({ type: "Reject", connectionId: RINGING.ConnID });
const FRAME = JSON.stringify(RELEASED);

Deno.bench("decode a command", () => void decodeCommand(REJECT));

Deno.bench("decode an event of the link", () => void decodeEvent(FRAME));

Deno.bench("encode a request to the link", () =>
  void encodeFrame({
    name: "RequestReleaseCall",
    ReferenceID: 1,
    ThisDN: RINGING.ThisDN,
    ConnID: RINGING.ConnID,
  }));

Deno.bench("transition: a call rings, is established, is released", () => {
  const ringing = transition(undefined, { name: "EventRinging", event: RINGING });
  if (ringing.outcome !== "moved") throw new Error(ringing.outcome);
  const established = transition(ringing.call, { name: "EventEstablished", event: ESTABLISHED });
  if (established.outcome !== "moved") throw new Error(established.outcome);
  transition(established.call, { name: "EventReleased", event: RELEASED });
});

Deno.bench("encode an event for toolbars", () => void entryOf(TOLD));

for (const toolbars of [0, 1, 8]) {
  const clock = new ManualClock();
  const journal = new EventJournal({
    epoch: TOLD.epoch,
    thisDN: TOLD.thisDN,
    clock,
    maxHistoryEvents: 256,
    maxHistoryAgeMs: 600_000,
  });
  for (let index = 0; index < toolbars; index++) {
    journal.attach(() => {}, {
      calls: [],
      isStranger: false,
      onBelief: undefined,
      since: undefined,
    });
  }
  const { seq: _, epoch: __, time: ___, thisDN: ____, ...body } = TOLD;
  Deno.bench(`journal append with ${toolbars} toolbars`, () => void journal.append(body));
}
