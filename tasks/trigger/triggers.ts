// Everything that can be triggered, in one table: how it is written, what it does, which request it is.
import type { StageRequest } from "../../mock-tserver/scenario/mod.ts";
import { columns, optionHelp, type Options, UsageError } from "../command_line.ts";
import { FAULT_TRIGGERS } from "./fault_triggers.ts";
import {
  type Input,
  needed,
  post,
  readDelay,
  readJson,
  readObject,
  type Trigger,
} from "./input.ts";

export const TRIGGER_OPTIONS = {
  from: { value: "NUMBER", sentence: "inbound: the customer's number; withheld when absent" },
  to: { value: "DN", sentence: "inbound: the DN that is called (7001); make-call: the number" },
  dn: {
    value: "DN",
    sentence: "answer, hangup, phone-ready, dn: the DN (7001); fault: only at this one",
  },
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
  { options = [], fields = () => ({}) }: {
    readonly options?: readonly string[];
    readonly fields?: (input: Input) => object;
  } = {},
): Trigger => ({
  sentence: `Toolbar: ${sentence}`,
  options: ["agent", "call", ...options],
  request: (input) => send(type, { input, fields: fields(input) }),
});

/** A command, whatever it is, to the agent's toolbar. */
function send(
  type: string,
  { input: { options }, fields }: { readonly input: Input; readonly fields: object },
): StageRequest {
  const agent = options.get("agent");
  const query = agent === undefined ? "" : `?agent=${encodeURIComponent(agent)}`;
  const call = options.get("call");
  const named = call === undefined ? {} : { connectionId: call };
  return post(`/genesys/events${query}`, { type, ...named, ...fields });
}

/** The path of the DN that is meant. */
const dnPath = ({ options }: Input, action: string) =>
  `/mock/dns/${encodeURIComponent(options.get("dn") ?? DEFAULT_DN)}/${action}`;

const phone = (action: string, sentence: string): Trigger => ({
  sentence,
  options: ["dn", "call"],
  request: (input) => {
    const call = input.options.get("call");
    return post(dnPath(input, action), call === undefined ? {} : { connectionId: call });
  },
});

const customer = (action: string, sentence: string): Trigger => ({
  sentence: `${sentence}; needs --call`,
  options: ["call"],
  request: (input) => post(`/mock/calls/${encodeURIComponent(needed(input, "call"))}/${action}`),
});

const look = (path: string, sentence: string): Trigger => ({
  sentence,
  request: () => ({ method: "GET", path }),
});

export const TRIGGERS: Readonly<Record<string, Trigger>> = {
  inbound: {
    sentence: "A customer calls an agent's DN",
    options: ["from", "to"],
    request: ({ options }) => {
      const from = options.get("from");
      const to = options.get("to") ?? DEFAULT_DN;
      return post("/mock/calls", { ...(from !== undefined && { from }), to });
    },
  },
  answer: phone("answer", "The agent's phone answers"),
  hangup: phone("hangup", "The agent's phone hangs up; while it rings it declines"),
  "phone-ready": {
    sentence: "The agent's phone makes the agent ready",
    options: ["dn"],
    request: (input) => post(dnPath(input, "ready")),
  },
  "customer-answer": customer("answer", "The customer answers the agent's call"),
  "customer-busy": customer("busy", "The customer's line is busy"),
  "customer-no-answer": customer("no-answer", "The network gives up: nobody answers"),
  "customer-invalid": customer("invalid", "The network knows no such number"),
  "customer-hangup": customer("hangup", "The customer hangs up or gives up"),
  initialize: toolbar("initialize", "register, log in, be ready"),
  accept: toolbar("Accept", "accept the call"),
  reject: toolbar("Reject", "decline or end the call"),
  release: toolbar("Reject", "the same as reject"),
  hold: toolbar("Hold", "park the call"),
  retrieve: toolbar("Retrieve", "take the call back"),
  "make-call": toolbar("MakeCall", "call a number; needs --to", {
    options: ["to"],
    fields: (input) => ({ toNumber: needed(input, "to") }),
  }),
  ready: toolbar("Ready", "take calls"),
  "not-ready": toolbar("NotReady", "take no calls", {
    options: ["reason"],
    fields: ({ options }) => {
      const reason = options.get("reason");
      return reason === undefined ? {} : { reason };
    },
  }),
  command: {
    words: "TYPE [JSON]",
    sentence: 'Toolbar: any command: command Transfer \'{"toNumber":"7002"}\'',
    options: ["agent", "call"],
    request: (input) => {
      const [type, json] = input.words;
      if (type === undefined) throw new UsageError("command needs a type: command Mute");
      return send(type, { input, fields: json === undefined ? {} : readObject(json) });
    },
  },
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
  dn: {
    words: "WHAT",
    sentence: "A DN goes out-of-service or in-service; unregister takes its registrations away",
    options: ["dn"],
    request: (input) => {
      const [what = ""] = input.words;
      if (what === "unregister") return post(dnPath(input, "unregister"));
      if (what === "out-of-service" || what === "in-service") {
        return post(dnPath(input, "service"), { inService: what === "in-service" });
      }
      throw new UsageError(`dn goes out-of-service, in-service or unregister, not "${what}"`);
    },
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
    const whole = Object.keys(TRIGGERS).filter((key) => key.startsWith(`${name} `));
    if (whole.length > 0 && first === undefined) {
      throw new UsageError(`${name} needs a word more: ${whole.join(", ")}`);
    }
    const given = whole.length > 0 ? `${name} ${first}` : name;
    throw new UsageError(`Unknown trigger "${given}": --help lists them all`);
  }
  const allowed = trigger.words?.split(" ").length ?? 0;
  if (words.length > allowed) {
    throw new UsageError(
      `${name} does not take "${words[allowed]}": --help shows how it is written`,
    );
  }
  for (const option of input.options.keys()) {
    if (option === "url" || trigger.options?.includes(option)) continue;
    throw new UsageError(`${name} does not take --${option}: --help says what does`);
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
