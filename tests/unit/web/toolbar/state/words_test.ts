import { assertEquals } from "@std/assert";
import {
  type CallView,
  INITIAL_STATE,
  type ToolbarState,
} from "../../../../../web/toolbar/state/model.ts";
import { standingOf } from "../../../../../web/toolbar/state/standing.ts";
import { standingTone, standingWord } from "../../../../../web/toolbar/state/standing_words.ts";
import {
  failureWord,
  partyOf,
  pendingWord,
  releaseWord,
} from "../../../../../web/toolbar/state/words.ts";
import { plainPhones } from "../../../../../web/toolbar/numbers/phones.ts";
import { english as say } from "../../../../helpers/words.ts";

const voice = { say, phones: plainPhones };

const CALL: CallView = {
  eventId: "A",
  connectionId: "conn-A",
  number: "+14155550100",
  direction: "inbound",
  phase: "ACCEPTED",
  allowed: [],
  userData: {},
  muted: false,
  digits: "",
  parties: [],
  startedAt: 0,
  since: 0,
};
const AVAILABLE = {
  ...INITIAL_STATE,
  agent: { status: "available", wanted: true, clockSkewMs: 0 },
} as const;

Deno.test("standingWord() says what the agent is, also during a call and without a phone line", () => {
  const shown = (state: ToolbarState) => {
    const standing = standingOf(state);
    return [standingWord(say, standing), standingTone(standing, state.agent.problem !== undefined)];
  };
  assertEquals(shown(INITIAL_STATE), ["Offline", "quiet"]);
  assertEquals(shown(AVAILABLE), ["Available", "good"]);
  const onCall = { ...AVAILABLE, calls: [CALL] };
  assertEquals(shown(onCall), ["On a call", "accent"]);
  const ringing = { ...AVAILABLE, calls: [{ ...CALL, phase: "RINGING" as const }] };
  assertEquals(shown(ringing), ["Incoming call", "accent"]);
  const over = { ...AVAILABLE, calls: [{ ...CALL, phase: "DISCONNECTED" as const }] };
  assertEquals(shown(over), ["Available", "good"]);
  assertEquals(shown({ ...AVAILABLE, linkUp: false }), ["No phone line", "warn"]);
  const lost = { ...onCall, agent: { ...AVAILABLE.agent, status: "reconnecting" as const } };
  assertEquals(shown(lost), ["Reconnecting…", "warn"]);
  const failed = { ...AVAILABLE.agent, problem: { code: "timeout", detail: "" } };
  assertEquals(shown({ ...AVAILABLE, agent: failed }), ["Available", "bad"]);
});

Deno.test("pendingWord() says what is under way", () => {
  const request = { id: "1", eventId: "A", askedBy: "toolbar" } as const;
  const words = (["Accept", "Reject", "Hold", "Retrieve"] as const)
    .map((command) => pendingWord(say, { ...CALL, request: { ...request, command } }));
  assertEquals(words, ["Answering…", "Ending…", "Holding…", "Retrieving…"]);
  const declined = {
    ...CALL,
    phase: "RINGING",
    request: { ...request, command: "Reject" },
  } as const;
  assertEquals(pendingWord(say, declined), "Declining…");
  assertEquals(pendingWord(say, CALL), "");
  assertEquals(
    pendingWord(say, { ...CALL, request: { ...request, command: "Transfer" } }),
    "Transferring…",
  );
  assertEquals(pendingWord(say, { ...CALL, request: { ...request, command: "SendDtmf" } }), "");
});

Deno.test("releaseWord() says how the call ended", () => {
  const word = (cause: NonNullable<CallView["release"]>["cause"], releasedBy = "agent" as const) =>
    releaseWord(say, { ...CALL, release: { cause, releasedBy } });
  assertEquals(word("declined"), "Declined");
  assertEquals(word("ended"), "Call ended");
  assertEquals(word("abandoned"), "Caller hung up");
  const joined = { cause: "ended", releasedBy: "agent", isJoined: true } as const;
  assertEquals(releaseWord(say, { ...CALL, release: joined }), "Joined");
  const byCustomer = { cause: "ended", releasedBy: "customer" } as const;
  assertEquals(releaseWord(say, { ...CALL, release: byCustomer }), "Caller hung up");
  assertEquals(
    releaseWord(say, { ...CALL, direction: "outbound", release: byCustomer }),
    "They hung up",
  );
});

Deno.test("partyOf() prefers the name, and has a word for a withheld number", () => {
  assertEquals(partyOf(voice, { ...CALL, name: "Ana Lindqvist" }), "Ana Lindqvist");
  assertEquals(partyOf(voice, CALL), "+1 415 555 0100");
  assertEquals(partyOf(voice, { ...CALL, number: "" }), "unknown number");
});

Deno.test("failureWord() tells a failure by its code, and by the T-Server's number", () => {
  const word = (failure: Partial<Parameters<typeof failureWord>[1]>) =>
    failureWord(say, { code: "refused", detail: "In English", ...failure });
  assertEquals(word({ code: "link-down" }), say("failure.link-down"));
  assertEquals(
    word({ reason: "Invalid Destination DN", errorCode: 415 }),
    say("failure.refused.number"),
  );
  assertEquals(
    word({ reason: "Bad DN type", errorCode: 128 }),
    "The phone system refused: Bad DN type",
  );
  assertEquals(word({ code: "status-502" }), "The gateway answered with status 502");
  assertEquals(word({ code: "newer-than-this-page" }), "In English");
});
