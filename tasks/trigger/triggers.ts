// Everything that can be triggered, in one table: how it is written, what it does, which request it is.
import type { StageRequest } from "../../mock-tserver/scenario/mod.ts";
import { columns, optionHelp, type Options, UsageError } from "../command_line.ts";
import { FAULT_TRIGGERS } from "./fault_triggers.ts";
import { type Input, needed, post, readDelay, readJson, type Trigger } from "./input.ts";

export const TRIGGER_OPTIONS = {
  from: { value: "NUMBER", sentence: "inbound: the customer's number; withheld when absent" },
  to: { value: "DN", sentence: "inbound: the DN that is called (7001); make-call: the number" },
  dn: { value: "DN", sentence: "answer, hangup: the phone (7001); fault: only at this DN" },
  nth: { value: "N", sentence: "fault: only the nth such message" },
  times: { value: "N", sentence: "fault: so often at most" },
  probability: { value: "P", sentence: "fault: the chance, from 0 to 1" },
  agent: { value: "ID", sentence: "Toolbar commands: the agent; the default agent when absent" },
  call: { value: "ID", sentence: "The call's connectionId; the only call when absent" },
  reason: { value: "TEXT", sentence: "not-ready: why" },
  url: { value: "URL", sentence: "Where hookswitch serves; else localhost and HOOKSWITCH_PORT" },
  help: { sentence: "Show this" },
} as const satisfies Options;

const DEFAULT_DN = "7001";

/** A command of the agent's toolbar. */
const toolbar = (
  type: string,
  sentence: string,
  fields: (input: Input) => object = () => ({}),
) => ({
  sentence: `Toolbar: ${sentence}`,
  request: (input: Input) => {
    const agent = input.options.get("agent");
    const query = agent === undefined ? "" : `?agent=${encodeURIComponent(agent)}`;
    const call = input.options.get("call");
    const named = call === undefined ? {} : { connectionId: call };
    return post(`/genesys/events${query}`, { type, ...named, ...fields(input) });
  },
});

const phone = (action: string, sentence: string): Trigger => ({
  sentence,
  request: ({ options }) => {
    const call = options.get("call");
    const dn = encodeURIComponent(options.get("dn") ?? DEFAULT_DN);
    return post(`/mock/dns/${dn}/${action}`, call === undefined ? {} : { connectionId: call });
  },
});

const customer = (action: string, sentence: string): Trigger => ({
  sentence,
  request: (input) => post(`/mock/calls/${encodeURIComponent(needed(input, "call"))}/${action}`),
});

const look = (path: string, sentence: string): Trigger => ({
  sentence,
  request: () => ({ method: "GET", path }),
});

export const TRIGGERS: Readonly<Record<string, Trigger>> = {
  inbound: {
    sentence: "A customer calls an agent's DN",
    request: ({ options }) => {
      const from = options.get("from");
      const to = options.get("to") ?? DEFAULT_DN;
      return post("/mock/calls", { ...(from !== undefined && { from }), to });
    },
  },
  answer: phone("answer", "The agent's phone answers"),
  hangup: phone("hangup", "The agent's phone hangs up; while it rings it declines"),
  "customer-answer": customer("answer", "The customer answers the agent's call; needs --call"),
  "customer-busy": customer("busy", "The customer's line is busy; needs --call"),
  "customer-hangup": customer("hangup", "The customer hangs up or gives up; needs --call"),
  initialize: toolbar("initialize", "register, log in, be ready"),
  accept: toolbar("Accept", "accept the call"),
  reject: toolbar("Reject", "decline or end the call"),
  release: toolbar("Reject", "the same as reject"),
  hold: toolbar("Hold", "park the call"),
  retrieve: toolbar("Retrieve", "take the call back"),
  "make-call": toolbar("MakeCall", "call a number; needs --to", (input) => ({
    toNumber: needed(input, "to"),
  })),
  ready: toolbar("Ready", "take calls"),
  "not-ready": toolbar("NotReady", "take no calls", ({ options }) => {
    const reason = options.get("reason");
    return reason === undefined ? {} : { reason };
  }),
  delay: {
    words: "NAME DELAY",
    sentence: "Delay a request or event, by its T-Library name: 250, 100-900, never, or none",
    request: ({ words: [name, delay] }) => {
      if (name === undefined || delay === undefined) {
        throw new UsageError("delay needs a name and a time: delay RequestReleaseCall 250");
      }
      return patch({ delays: { [name]: readDelay(delay) } });
    },
  },
  settings: {
    words: "[JSON]",
    sentence: "Show the mock's settings, or change them: settings '{\"delays\":{}}'",
    request: ({ words: [json] }) =>
      json === undefined ? { method: "GET", path: "/mock/settings" } : patch(readJson(json)),
  },
  link: {
    words: "up|down",
    sentence: "Take the T-Server's link down or up",
    request: ({ words: [state] }) => {
      if (state === "up" || state === "down") return post("/mock/link", { up: state === "up" });
      throw new UsageError(`link is up or down, not "${state ?? ""}"`);
    },
  },
  switchover: {
    words: "warm|hot",
    sentence: "A backup T-Server takes over; a warm one gives calls new ConnIDs",
    request: ({ words: [mode] }) => {
      if (mode === "warm" || mode === "hot") return post("/mock/link/switchover", { mode });
      throw new UsageError(`switchover is warm or hot, not "${mode ?? ""}"`);
    },
  },
  "drop-connection": {
    sentence: "Cut the gateway's connection to the T-Server",
    request: () => post("/mock/connections/drop"),
  },
  "queue add": {
    words: "DN AGENTS",
    sentence: "Add a queue for these agents: queue add 5000 1001,1002",
    request: ({ words: [dn, agents] }) => {
      if (dn === undefined || agents === undefined) {
        throw new UsageError("queue add needs a DN and agents: queue add 5000 1001,1002");
      }
      return post("/mock/queues", { dn, agents: agents.split(",") });
    },
  },
  ...FAULT_TRIGGERS,
  reset: {
    sentence: "Back to the start: calls end, delays and journal are as new",
    request: () => post("/mock/reset"),
  },
  control: {
    words: "METHOD PATH [JSON]",
    sentence: "Anything below /mock: control POST /link '{\"up\":true}'",
    request: ({ words: [method = "", path = "", json] }) => {
      if (!/^[A-Za-z]+$/.test(method) || !path.startsWith("/")) {
        throw new UsageError("control needs a method and a path: control GET /calls");
      }
      const body = json === undefined ? {} : { body: readJson(json) };
      return { method: method.toUpperCase(), path: `/mock${path}`, ...body };
    },
  },
  calls: look("/mock/calls", "Show the calls"),
  dns: look("/mock/dns", "Show the DNs"),
  journal: look("/mock/journal", "Show what happened at the T-Server"),
};

/**
 * The request that `name` stands for.
 * @throws {UsageError} when there is no such trigger, or something is missing
 */
export function triggerRequest(name: string, input: Input): StageRequest {
  const [first, ...others] = input.words;
  const [trigger, words] = [
    [named(`${name} ${first}`), others] as const,
    [named(name), input.words] as const,
  ].find(([trigger]) => trigger !== undefined) ?? [];
  if (trigger === undefined || words === undefined) {
    const isHalf = Object.keys(TRIGGERS).some((key) => key.startsWith(`${name} `));
    const given = isHalf && first !== undefined ? `${name} ${first}` : name;
    throw new UsageError(`Unknown trigger "${given}": --help lists them all`);
  }
  const allowed = trigger.words?.split(" ").length ?? 0;
  if (words.length > allowed) {
    throw new UsageError(
      `${name} does not take "${words[allowed]}": --help shows how it is written`,
    );
  }
  return trigger.request({ ...input, words });
}

function named(name: string): Trigger | undefined {
  return Object.hasOwn(TRIGGERS, name) ? TRIGGERS[name] : undefined;
}

/** Everything that can be triggered, and the options. */
export function triggerHelp(): string {
  const rows = Object.entries(TRIGGERS).map(([name, { words, sentence }]) =>
    [words === undefined ? name : `${name} ${words}`, sentence] as const
  );
  return `deno task trigger WHAT [options]

Lets one thing happen at a running hookswitch (deno task dev).

${columns(rows)}

Options:
${optionHelp(TRIGGER_OPTIONS)}

Example: deno task trigger inbound --from +14155550100 --to 7001`;
}

const patch = (body: unknown): StageRequest => ({ method: "PATCH", path: "/mock/settings", body });
