// The call models of docs/mock.md: who does what, and which events each party then gets. What is
// shown is what the mock did when it was asked; longer than 300 lines because it is one long list.
import { ManualClock } from "../gateway/runtime/manual_clock.ts";
import { seededRandom } from "../gateway/runtime/random.ts";
import { CallState, MergeType } from "../gateway/tserver/attributes.ts";
import type { TServerEvent } from "../gateway/tserver/events.ts";
import type { TServerRequest } from "../gateway/tserver/requests.ts";
import { createMockTServer, type MockSettingsInput } from "../mock-tserver/mod.ts";

type Unnumbered<R> = R extends TServerRequest ? Omit<R, "ReferenceID"> : never;

/** A mock with the agents A, B and C at 7001 to 7003, a queue Q at 5000, a route point R at 6000, and one client for all. */
function createStage(settings: MockSettingsInput) {
  const clock = new ManualClock();
  const mock = createMockTServer({
    agents: ["7001", "7002", "7003"].map((dn) => ({ agentId: dn, dn })),
    queues: [{ dn: "5000", agents: ["7001", "7002"] }],
    routePoints: [{ dn: "6000", defaultTo: "7002", routeTimeout: 5_000 }],
    ...settings,
  }, { clock, random: seededRandom(1) });
  const heard: TServerEvent[] = [];
  let ReferenceID = 0;
  const connection = mock.port.open((event) => heard.push(event));
  const send = (request: Unnumbered<TServerRequest>) =>
    connection.send({ ...request, ReferenceID: ++ReferenceID });
  for (const ThisDN of DNS) send({ name: "RequestRegisterAddress", ThisDN });
  const { control } = mock;
  return {
    control,
    heard,
    send,
    wait: (ms: number) => clock.advance(ms),
    /** The ConnIDs of the live calls, the oldest first. */
    calls: () =>
      control.calls().filter(({ state }) => state !== "ended").map((c) => c.connectionId),
    /** A customer calls. */
    ring: (to: string = A) => control.customer.call({ from: CUSTOMER, to }).connectionId,
    /** A customer calls A, who answers. */
    talk() {
      const ConnID = control.customer.call({ from: CUSTOMER, to: A }).connectionId;
      send({ name: "RequestAnswerCall", ThisDN: A, ConnID });
      return ConnID;
    },
    /** A talks with a customer and consults B; whether B has answered. */
    consult(answered: boolean, kind: "Transfer" | "Conference" = "Transfer") {
      const ConnID = control.customer.call({ from: CUSTOMER, to: A }).connectionId;
      send({ name: "RequestAnswerCall", ThisDN: A, ConnID });
      send({ name: `RequestInitiate${kind}`, ThisDN: A, ConnID, OtherDN: B });
      if (answered) control.phone.answer(B);
      return ConnID;
    },
    /** The agent at `dn` logs in and takes calls. */
    ready(dn: string) {
      send({ name: "RequestAgentLogin", ThisDN: dn, AgentID: dn });
      send({ name: "RequestAgentReady", ThisDN: dn });
    },
  };
}
type Stage = ReturnType<typeof createStage>;

const [A, B, C, Q, R] = ["7001", "7002", "7003", "5000", "6000"] as const;
const DNS = [A, B, C, Q, R];
const CUSTOMER = "+14155550100";

/** Where the order is taken from. */
const SOURCES = {
  basic: "BasicCallModels",
  release: "ReleasingCalls",
  transfer: "HoldTransferConference",
  agent: "AgentStateDNEvents",
  data: "TLIBREF",
  general: "GeneralEvents",
  rona: "SIPS RONA",
  sip: "SIP Server test model",
  userData: "UserDataEvents",
  errors: "tliberr.h",
} as const;

interface CallModel {
  readonly name: string;
  readonly request: string;
  readonly source: keyof typeof SOURCES;
  /** V read in the source, I inferred from it, M from memory. */
  readonly sure: "V" | "I" | "M";
  readonly errors?: string;
  readonly settings?: MockSettingsInput;
  /** What goes before; its events are not shown. */
  readonly before?: (stage: Stage) => string | void;
  readonly act: (stage: Stage, ConnID: string) => void;
}

const STATE = "1161 or 496";

export const CALL_MODELS: readonly CallModel[] = [
  {
    name: "A customer calls A",
    request: "",
    source: "basic",
    sure: "V",
    act: (s) => void s.ring(),
  },
  {
    name: "A answers",
    request: "RequestAnswerCall",
    source: "basic",
    sure: "V",
    errors: STATE,
    before: (s) => s.ring(),
    act: (s, ConnID) => s.send({ name: "RequestAnswerCall", ThisDN: A, ConnID }),
  },
  {
    name: "A hangs up",
    request: "RequestReleaseCall",
    source: "release",
    sure: "V",
    before: (s) => s.talk(),
    act: (s, ConnID) => s.send({ name: "RequestReleaseCall", ThisDN: A, ConnID }),
  },
  {
    name: "The customer hangs up",
    request: "",
    source: "release",
    sure: "V",
    before: (s) => s.talk(),
    act: (s, ConnID) => s.control.customer.hangup(ConnID),
  },
  {
    name: "The customer gives up while it rings",
    request: "",
    source: "basic",
    sure: "V",
    before: (s) => s.ring(),
    act: (s, ConnID) => s.control.customer.hangup(ConnID),
  },
  {
    name: "A declines",
    request: "RequestReleaseCall",
    source: "release",
    sure: "I",
    errors: "by personality",
    before: (s) => s.ring(),
    act: (s, ConnID) => s.send({ name: "RequestReleaseCall", ThisDN: A, ConnID }),
  },
  {
    name: "A declines at the phone of a SIP switch",
    request: "",
    source: "sip",
    sure: "I",
    settings: { switch: { personality: "sip" } },
    before: (s) => s.ring(),
    act: (s) => s.control.phone.hangup(A),
  },
  {
    name: "A calls B, who answers",
    request: "RequestMakeCall",
    source: "basic",
    sure: "V",
    errors: `71, 93, 223, 415, 1171, ${STATE}`,
    act(s) {
      s.send({ name: "RequestMakeCall", ThisDN: A, OtherDN: B });
      s.control.phone.answer(B);
    },
  },
  {
    name: "A calls outside, where it is answered",
    request: "RequestMakeCall",
    source: "basic",
    sure: "V",
    act(s) {
      s.send({ name: "RequestMakeCall", ThisDN: A, OtherDN: CUSTOMER });
      s.control.customer.answer(s.calls()[0] ?? "");
    },
  },
  ...(["busy", "noAnswer", "invalid"] as const).map((outcome): CallModel => ({
    name: `A calls outside: ${
      { busy: "busy", noAnswer: "nobody answers", invalid: "no such number" }[outcome]
    }`,
    request: "RequestMakeCall",
    source: "basic",
    sure: outcome === "noAnswer" ? "M" : "V",
    act(s) {
      s.send({ name: "RequestMakeCall", ThisDN: A, OtherDN: CUSTOMER });
      s.control.customer[outcome](s.calls()[0] ?? "");
    },
  })),
  {
    name: "A holds",
    request: "RequestHoldCall",
    source: "transfer",
    sure: "V",
    errors: STATE,
    before: (s) => s.talk(),
    act: (s, ConnID) => s.send({ name: "RequestHoldCall", ThisDN: A, ConnID }),
  },
  {
    name: "A takes the call back",
    request: "RequestRetrieveCall",
    source: "transfer",
    sure: "V",
    errors: STATE,
    before(s) {
      const ConnID = s.talk();
      s.send({ name: "RequestHoldCall", ThisDN: A, ConnID });
      return ConnID;
    },
    act: (s, ConnID) => s.send({ name: "RequestRetrieveCall", ThisDN: A, ConnID }),
  },
  {
    name: "A mutes and unmutes",
    request: "RequestSetMuteOn, RequestSetMuteOff",
    source: "basic",
    sure: "V",
    errors: STATE,
    before: (s) => s.talk(),
    act(s, ConnID) {
      s.send({ name: "RequestSetMuteOn", ThisDN: A, ConnID });
      s.send({ name: "RequestSetMuteOff", ThisDN: A, ConnID });
    },
  },
  {
    name: "A sends tones",
    request: "RequestSendDTMF",
    source: "basic",
    sure: "V",
    errors: `302, ${STATE}`,
    before: (s) => s.talk(),
    act: (s, ConnID) => s.send({ name: "RequestSendDTMF", ThisDN: A, ConnID, DTMFDigits: "1#" }),
  },
  {
    name: "A consults B, who answers",
    request: "RequestInitiateTransfer, RequestInitiateConference",
    source: "transfer",
    sure: "V",
    errors: `71, 93, 223, 231, 415, 1171, ${STATE}`,
    before: (s) => s.talk(),
    act(s, ConnID) {
      s.send({ name: "RequestInitiateTransfer", ThisDN: A, ConnID, OtherDN: B });
      s.control.phone.answer(B);
    },
  },
  {
    name: "A goes back to the customer, B waits",
    request: "RequestAlternateCall",
    source: "transfer",
    sure: "V",
    errors: STATE,
    before: (s) => s.consult(true),
    act: (s) => s.send({ name: "RequestAlternateCall", ThisDN: A, ConnID: s.calls()[1] ?? "" }),
  },
  {
    name: "A goes back to the customer, B is released",
    request: "RequestReconnectCall",
    source: "transfer",
    sure: "V",
    errors: STATE,
    before: (s) => s.consult(true),
    act: (s) => s.send({ name: "RequestReconnectCall", ThisDN: A, ConnID: s.calls()[1] ?? "" }),
  },
  {
    name: "A transfers to B, who has answered",
    request: "RequestCompleteTransfer",
    source: "sip",
    sure: "I",
    errors: `98, ${STATE}`,
    before: (s) => s.consult(true),
    act: (s, ConnID) => s.send({ name: "RequestCompleteTransfer", ThisDN: A, ConnID }),
  },
  {
    name: "A transfers to B before B answers",
    request: "RequestCompleteTransfer",
    source: "sip",
    sure: "I",
    before: (s) => s.consult(false),
    act(s, ConnID) {
      s.send({ name: "RequestCompleteTransfer", ThisDN: A, ConnID });
      s.control.phone.answer(B);
    },
  },
  {
    name: "A talks with B and transfers B to C in one step",
    request: "RequestSingleStepTransfer",
    source: "sip",
    sure: "V",
    errors: `71, 93, 231, 415, ${STATE}`,
    before: internal,
    act(s, ConnID) {
      s.send({ name: "RequestSingleStepTransfer", ThisDN: A, ConnID, OtherDN: C });
      s.control.phone.answer(C);
    },
  },
  {
    name: "A talks with B and transfers B to C mutely",
    request: "RequestMuteTransfer",
    source: "sip",
    sure: "I",
    errors: `71, 93, 98, 231, 415, ${STATE}`,
    before: internal,
    act(s, ConnID) {
      s.send({ name: "RequestMuteTransfer", ThisDN: A, ConnID, OtherDN: C });
      s.control.phone.answer(C);
    },
  },
  {
    name: "A talks with B, consults C and joins all three",
    request: "RequestCompleteConference",
    source: "sip",
    sure: "V",
    errors: `98, ${STATE}`,
    before(s) {
      const ConnID = internal(s);
      s.send({ name: "RequestInitiateConference", ThisDN: A, ConnID, OtherDN: C });
      s.control.phone.answer(C);
      return ConnID;
    },
    act: (s, ConnID) => s.send({ name: "RequestCompleteConference", ThisDN: A, ConnID }),
  },
  {
    name: "A talks with B, holds a customer and makes one call of the two",
    request: "RequestMergeCalls",
    source: "data",
    sure: "M",
    errors: `53, 98, ${STATE}`,
    before(s) {
      const ConnID = s.talk();
      s.send({ name: "RequestMakeCall", ThisDN: A, OtherDN: B });
      s.control.phone.answer(B);
      return ConnID;
    },
    act(s) {
      const [, ConnID = ""] = s.calls();
      s.send({
        name: "RequestMergeCalls",
        ThisDN: A,
        ConnID,
        MergeType: MergeType.ForConference,
      });
    },
  },
  {
    name: "A talks with B and adds C in one step",
    request: "RequestSingleStepConference",
    source: "sip",
    sure: "V",
    errors: `71, 93, 231, 415, ${STATE}`,
    before: internal,
    act(s, ConnID) {
      s.send({ name: "RequestSingleStepConference", ThisDN: A, ConnID, OtherDN: C });
      s.control.phone.answer(C);
    },
  },
  {
    name: "B leaves a conference of A, B and C",
    request: "RequestReleaseCall",
    source: "release",
    sure: "V",
    before: conference,
    act: (s, ConnID) => s.send({ name: "RequestReleaseCall", ThisDN: B, ConnID }),
  },
  {
    name: "A takes C out of a conference",
    request: "RequestDeleteFromConference",
    source: "release",
    sure: "V",
    errors: `470, ${STATE}`,
    before: conference,
    act: (s, ConnID) =>
      s.send({ name: "RequestDeleteFromConference", ThisDN: A, ConnID, OtherDN: C }),
  },
  {
    name: "A ends a conference for all",
    request: "RequestClearCall",
    source: "release",
    sure: "M",
    before: conference,
    act: (s, ConnID) => s.send({ name: "RequestClearCall", ThisDN: A, ConnID }),
  },
  {
    name: "A redirects what rings to B",
    request: "RequestRedirectCall",
    source: "sip",
    sure: "V",
    errors: `71, 93, 231, 415, ${STATE}`,
    before: (s) => s.ring(),
    act: (s, ConnID) => s.send({ name: "RequestRedirectCall", ThisDN: A, ConnID, OtherDN: B }),
  },
  {
    name: "A attaches data to a call with B",
    request:
      "RequestAttachUserData, RequestUpdateUserData, RequestDeletePair, RequestDeleteUserData",
    source: "userData",
    sure: "V",
    errors: "53 (no such pair), 223 (too much)",
    before: internal,
    act: (s, ConnID) =>
      s.send({ name: "RequestAttachUserData", ThisDN: A, ConnID, UserData: { order: "A-17" } }),
  },
  {
    name: "A customer calls the queue; A is ready",
    request: "",
    source: "basic",
    sure: "V",
    before: (s) => s.ready(A),
    act: (s) => void s.ring(Q),
  },
  {
    name: "The customer gives up in the queue",
    request: "",
    source: "basic",
    sure: "V",
    before: (s) => s.ring(Q),
    act: (s, ConnID) => s.control.customer.hangup(ConnID),
  },
  {
    name: "A declines the queue's call, which goes to B",
    request: "RequestReleaseCall",
    source: "release",
    sure: "I",
    before(s) {
      s.ready(A);
      s.ready(B);
      return s.ring(Q);
    },
    act: (s, ConnID) => s.send({ name: "RequestReleaseCall", ThisDN: A, ConnID }),
  },
  {
    name: "A does not answer the queue's call, which goes to B",
    request: "",
    source: "rona",
    sure: "I",
    settings: { agent: { ringTimeout: 10_000 } },
    before(s) {
      s.ready(A);
      s.ready(B);
      return s.ring(Q);
    },
    act: (s) => s.wait(10_000),
  },
  {
    name: "A customer calls the route point, and a client routes the call to A",
    request: "RequestRouteCall",
    source: "sip",
    sure: "V",
    errors: `56, 71, 93, 128 (no route point), 231, 415, ${STATE}`,
    act(s) {
      s.send({ name: "RequestRouteCall", ThisDN: R, ConnID: s.ring(R), OtherDN: A });
    },
  },
  {
    name: "The same where a route point is no queue",
    request: "RequestRouteCall",
    source: "basic",
    sure: "I",
    settings: { switch: { personality: "csta" } },
    act(s) {
      s.send({ name: "RequestRouteCall", ThisDN: R, ConnID: s.ring(R), OtherDN: A });
    },
  },
  {
    name: "The customer gives up at the route point",
    request: "",
    source: "basic",
    sure: "I",
    before: (s) => s.ring(R),
    act: (s, ConnID) => s.control.customer.hangup(ConnID),
  },
  {
    name: "Nobody routes the call, which goes to the default destination B",
    request: "",
    source: "basic",
    sure: "I",
    before: (s) => s.ring(R),
    act: (s) => s.wait(5_000),
  },
  {
    name: "A's phone answers by itself",
    request: "",
    source: "basic",
    sure: "I",
    settings: { agent: { autoAnswer: 100 } },
    before: (s) => s.ring(),
    act: (s) => s.wait(100),
  },
  {
    name: "A hangs up and has after-call work",
    request: "RequestReleaseCall",
    source: "agent",
    sure: "I",
    settings: { agent: { afterCallWork: 5_000 } },
    before(s) {
      s.ready(A);
      return s.talk();
    },
    act(s, ConnID) {
      s.send({ name: "RequestReleaseCall", ThisDN: A, ConnID });
      s.wait(5_000);
    },
  },
  {
    name: "A logs in, is ready, not ready, logs out",
    request: "RequestAgentLogin, RequestAgentReady, RequestAgentNotReady, RequestAgentLogout",
    source: "sip",
    sure: "V",
    errors: "192, 527, 701, 702, 703",
    act(s) {
      s.ready(A);
      s.send({ name: "RequestAgentNotReady", ThisDN: A, AgentWorkMode: 4 });
      s.send({ name: "RequestAgentNotReady", ThisDN: A, AgentWorkMode: 3 });
      s.send({ name: "RequestAgentLogout", ThisDN: A });
    },
  },
  {
    name: "A asks",
    request: "RequestQueryAddress, RequestQueryCall",
    source: "data",
    sure: "V",
    errors: "51",
    before: (s) => s.talk(),
    act(s, ConnID) {
      s.send({ name: "RequestQueryAddress", ThisDN: A, AddressInfoType: 17 });
      s.send({ name: "RequestQueryCall", ThisDN: A, ConnID, CallInfoType: 0 });
    },
  },
  {
    name: "A's DN goes out of service while A talks, and comes back",
    request: "",
    source: "agent",
    sure: "I",
    before: (s) => s.talk(),
    act(s) {
      s.control.setService(A, false);
      s.control.setService(A, true);
    },
  },
  {
    name: "A hangs up where EventOnHook is sent after",
    request: "RequestReleaseCall",
    source: "basic",
    sure: "M",
    settings: { switch: { personality: "csta" } },
    before: (s) => s.talk(),
    act: (s, ConnID) => s.send({ name: "RequestReleaseCall", ThisDN: A, ConnID }),
  },
  ...wrongRequests(),
];

/** What cannot be done, and the error that says so. */
function wrongRequests(): CallModel[] {
  const wrong = (
    name: string,
    before: CallModel["before"],
    request: (ConnID: string) => Unnumbered<TServerRequest>,
    sure: CallModel["sure"] = "I",
  ): CallModel => ({
    name,
    request: request("").name,
    source: "errors",
    sure,
    ...(before && { before }),
    act: (s, ConnID) => s.send(request(ConnID)),
  });
  const ofA = { ThisDN: A };
  return [
    wrong("A releases a call that is over, or that nobody knows", (s) => {
      const ConnID = s.talk();
      s.control.customer.hangup(ConnID);
      return ConnID;
    }, (ConnID) => ({ name: "RequestReleaseCall", ...ofA, ConnID })),
    wrong(
      "A answers what does not ring",
      (s) => s.talk(),
      (ConnID) => ({ name: "RequestAnswerCall", ...ofA, ConnID }),
    ),
    wrong(
      "A's client asks without being registered for A's DN",
      (s) => s.send({ name: "RequestUnregisterAddress", ...ofA }),
      () => ({ name: "RequestAgentLogin", ...ofA, AgentID: A }),
    ),
    wrong(
      "A logs in as somebody unknown",
      undefined,
      () => ({ name: "RequestAgentLogin", ...ofA, AgentID: "nobody" }),
      "V",
    ),
    wrong(
      "B logs in at A's DN, and is logged in at B's",
      (s) => s.ready(B),
      () => ({ name: "RequestAgentLogin", ...ofA, AgentID: B }),
      "V",
    ),
    wrong(
      "A is to be ready without being logged in",
      undefined,
      () => ({ name: "RequestAgentReady", ...ofA }),
      "V",
    ),
    wrong(
      "A logs out without being logged in",
      undefined,
      () => ({ name: "RequestAgentLogout", ...ofA }),
      "V",
    ),
    wrong(
      "A calls what is no number",
      undefined,
      () => ({ name: "RequestMakeCall", ...ofA, OtherDN: "nobody" }),
    ),
    wrong(
      "A calls A",
      undefined,
      () => ({ name: "RequestMakeCall", ...ofA, OtherDN: A }),
      "V",
    ),
    wrong(
      "A completes a transfer without a consultation",
      (s) => s.talk(),
      (ConnID) => ({ name: "RequestCompleteTransfer", ...ofA, ConnID }),
    ),
    wrong(
      "A takes somebody out who is not in the conference",
      conference,
      (ConnID) => ({ name: "RequestDeleteFromConference", ...ofA, ConnID, OtherDN: CUSTOMER }),
    ),
  ];
}

/** A talks with B. */
function internal(s: Stage): string {
  s.send({ name: "RequestMakeCall", ThisDN: A, OtherDN: B });
  s.control.phone.answer(B);
  return s.calls()[0] ?? "";
}

/** A, B and C are in a conference. */
function conference(s: Stage): string {
  const ConnID = internal(s);
  s.send({ name: "RequestSingleStepConference", ThisDN: A, ConnID, OtherDN: C });
  s.control.phone.answer(C);
  return ConnID;
}

/** The events of a model, and those that went before it. */
export function record({ settings = {}, before, act }: CallModel) {
  const stage = createStage(settings);
  const ConnID = before?.(stage) ?? "";
  stage.wait(0);
  const start = stage.heard.length;
  act(stage, ConnID);
  stage.wait(0);
  return { earlier: stage.heard.slice(0, start), events: stage.heard.slice(start) };
}

/** What each of A, B, C, Q and R hears, in order; "¹" and "²" tell two calls apart. */
export function play(model: CallModel): Record<string, string> {
  const { earlier, events } = record(model);
  const ids = [
    ...new Set([...earlier, ...events].flatMap((event) => "ConnID" in event ? [event.ConnID] : [])),
  ];
  const columns = DNS.map((dn, index) => {
    const told = events.filter((event) => "ThisDN" in event && event.ThisDN === dn);
    return ["ABCQR"[index] ?? "", told.map((event) => word(event, ids)).join(", ")] as const;
  });
  return Object.fromEntries(columns.filter(([, told]) => told !== ""));
}

const STATE_NAMES = new Map<number, string>(
  Object.entries(CallState).map(([name, value]) => [value, name]),
);

function word(event: TServerEvent, ids: readonly (string | undefined)[]): string {
  const number = (id: string | undefined) => "¹²³"[ids.indexOf(id)] ?? "";
  const details: string[] = [];
  if ("CallState" in event && event.CallState !== CallState.Ok) {
    details.push(STATE_NAMES.get(event.CallState) ?? "");
  }
  if (event.name === "EventPartyChanged" && event.PreviousConnID !== event.ConnID) {
    details.push(`was ${number(event.PreviousConnID)}`);
  }
  if ("AgentWorkMode" in event) details.push(`WorkMode ${event.AgentWorkMode}`);
  if (event.name === "EventError") details.push(`${event.ErrorCode}`);
  const call = ids.length > 1 && "ConnID" in event ? number(event.ConnID) : "";
  return event.name + call + (details.length > 0 ? ` (${details.join("; ")})` : "");
}

/** The models as rows of a table. */
export function modelRows(): string[][] {
  return CALL_MODELS.map((model) => {
    const told = Object.entries(play(model)).map(([who, events]) => `**${who}** ${events}`);
    const request = model.request.replaceAll(/Request\w+/g, (name) => `\`${name}\``);
    return [
      model.name,
      request,
      told.join("<br>"),
      model.errors ?? "",
      `${SOURCES[model.source]} (${model.sure})`,
    ];
  });
}
