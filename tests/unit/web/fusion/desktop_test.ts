import { assertEquals, assertStringIncludes } from "@std/assert";
import { type Communication, newCommunication } from "../../../../web/fusion/communication.ts";
import {
  type Desktop,
  dialObstacle,
  INITIAL_DESKTOP,
  MAX_LOG,
  reduce,
} from "../../../../web/fusion/desktop.ts";
import { operate } from "../../../../web/fusion/operations.ts";
import { countingIds } from "./uef/line.ts";

const CALL: Communication = newCommunication(
  { eventId: "call-1", direction: "outbound", number: "+12125550117", contact: undefined },
  { now: 0, newId: countingIds() },
);

const available: Desktop = {
  ...INITIAL_DESKTOP,
  phone: { icon: "available", text: "", reason: "" },
};
const withCall = (call: Communication): Desktop => ({ ...available, communications: [call] });

Deno.test("reduce() keeps a command pending until that very command fails", () => {
  const pending = { command: "accept", commandId: "second" } as const;
  const sent = reduce(withCall(CALL), { type: "command-sent", eventId: "call-1", pending });
  const fail = (commandId: string) =>
    reduce(sent, { type: "command-failed", eventId: "call-1", commandId, detail: "No" });
  assertEquals(fail("first"), sent);
  assertEquals(fail("second").communications[0], CALL);
  assertEquals(fail("second").notice, { tone: "bad", text: "No" });
});

Deno.test("reduce() drops a placed call that failed, and no call that goes on", () => {
  const input = { type: "call-failed", eventId: "call-1", detail: "No" } as const;
  assertEquals(reduce(withCall(CALL), input).communications, []);
  const dialling = withCall({ ...CALL, phase: "dialling" });
  assertEquals(reduce(dialling, input), dialling);
});

Deno.test("reduce() closes a wrap-up only when there is one", () => {
  const input = { type: "wrapup-saved", eventId: "call-1" } as const;
  const engaged = withCall({ ...CALL, phase: "engaged" });
  assertEquals(reduce(engaged, input), engaged);
  const wrapUp = withCall({ ...CALL, phase: "wrap-up", talkMs: 1 });
  assertEquals(reduce(wrapUp, input).communications, []);
});

Deno.test("reduce() bounds the log and keeps the newest", () => {
  let desktop = INITIAL_DESKTOP;
  for (let id = 1; id <= MAX_LOG + 5; id++) {
    const record = {
      id,
      time: 0,
      from: "toolbar",
      to: "fusion",
      kind: "operation",
      name: "newCommEvent",
      payload: {},
    } as const;
    desktop = reduce(desktop, { type: "recorded", record });
  }
  assertEquals(desktop.log.length, MAX_LOG);
  assertEquals(desktop.log.at(-1)?.id, MAX_LOG + 5);
});

Deno.test("dialObstacle() names why no call can be placed", () => {
  assertEquals(dialObstacle(available), undefined);
  assertStringIncludes(dialObstacle(INITIAL_DESKTOP) ?? "", "available");
  assertEquals(dialObstacle(withCall(CALL)), "One call at a time.");
  assertEquals(dialObstacle(withCall({ ...CALL, phase: "wrap-up", talkMs: 1 })), undefined);
  for (const feature of ["OUTGOING", "OUTBOUND_CALL"]) {
    assertStringIncludes(
      dialObstacle({ ...available, disabledFeatures: [feature] }) ?? "",
      "does not place calls",
    );
  }
});

Deno.test("operate() refuses a click-to-dial that is announced under another id", () => {
  const outcome = operate(withCall(CALL), {
    operation: "newCommEvent",
    data: {
      eventId: "own-id",
      appClassification: "ORA_SERVICE",
      inData: { SVCMCA_ANI: CALL.number, SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_OUTBOUND" },
    },
  }, { now: 0, newId: countingIds(), findContact: () => undefined });
  assertEquals(outcome.desktop.communications, [CALL]);
  assertStringIncludes(outcome.answer.ok ? "" : outcome.answer.error.message, "onOutgoingEvent");
});
