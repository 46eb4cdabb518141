// Walks through the pure switch: any list of numbers becomes a list of inputs, sensible or not, and
// every event is kept. For property tests; nothing here says what is right.
import { seededRandom } from "../../gateway/runtime/random.ts";
import { REQUEST_NAMES } from "../../gateway/tserver/requests.ts";
import type { TServerEvent } from "../../gateway/tserver/events.ts";
import { MockSettings } from "../../mock-tserver/settings.ts";
import { addAgent } from "../../mock-tserver/switch/agents.ts";
import { addQueue } from "../../mock-tserver/switch/queues.ts";
import { createSwitchState, type SwitchState } from "../../mock-tserver/switch/state.ts";
import {
  type PersonInput,
  type ServerInput,
  step,
  stepPerson,
} from "../../mock-tserver/switch/step.ts";
import type { SwitchTimer } from "../../mock-tserver/switch/timers.ts";
import { switchOptions } from "../../mock-tserver/switch_options.ts";
import { sample } from "./mock_requests.ts";

/** The DNs with phones, the queue and route point of all agents, and a route point with a default. */
export const PHONES = ["7001", "7002", "7003", "7004"];
export const QUEUES = ["5000", "6000", "6500"];
const EVERYBODY = [...PHONES, ...QUEUES, "+14155550100", "+14155550101", "oops"];
const CLIENT = 1;

/** What one number of a move chooses from. */
export type Move = readonly [kind: number, dn: number, call: number, other: number];

/** What can happen besides requests. */
const HAPPENINGS = [
  ...Array<"call">(8).fill("call"),
  ...Array<"answer">(6).fill("answer"),
  "hangup",
  "customer answers",
  "customer hangs up",
  "customer is busy",
  "customer is unknown",
  "timer",
  "timer",
  "service",
  "link",
  "switchover",
] as const;

/** How a walk is set up. */
export interface WalkOptions {
  readonly personality: MockSettings["switch"]["personality"];
  /** Whether links go down and T-Servers are switched over on the way. */
  readonly disasters: boolean;
}

/** A switch on its way. */
export class Walk {
  readonly state: SwitchState;
  /** Every event of the one client, which is registered for all DNs. */
  readonly events: TServerEvent[] = [];
  readonly #timers: SwitchTimer[] = [];
  readonly #disasters: boolean;
  #lastReferenceID = 0;

  constructor({ personality, disasters }: WalkOptions) {
    const settings = MockSettings.parse({
      switch: { personality },
      limits: { callsPerDN: 3, calls: 12, endedCalls: 4 },
      agent: { afterCallWork: 10, ringTimeout: 10, autoAnswer: 10 },
    });
    this.#disasters = disasters;
    this.state = createSwitchState({
      options: switchOptions(settings),
      firstProvisionedDN: 7100,
      random: seededRandom(1),
    });
    for (const dn of PHONES) addAgent(this.state, { agentId: dn, dn });
    for (const dn of ["5000", "6000"]) {
      addQueue(this.state, { dn, agents: PHONES, routePoint: dn === "6000" });
    }
    addQueue(this.state, {
      dn: "6500",
      agents: [],
      routePoint: true,
      defaultTo: "7002",
      routeTimeoutMs: 10,
    });
    this.act({ kind: "connect", client: CLIENT });
    this.register();
    for (const ThisDN of PHONES.slice(1)) {
      this.#request({ name: "RequestAgentLogin", ThisDN, AgentID: ThisDN });
      this.#request({ name: "RequestAgentReady", ThisDN });
    }
  }

  /** Registers the client for every DN. */
  register(): void {
    for (const ThisDN of [...PHONES, ...QUEUES]) {
      this.#request({ name: "RequestRegisterAddress", ThisDN });
    }
  }

  /** Lets something happen. */
  act(input: ServerInput): void {
    this.#keep(step(this.state, { input, time: 0 }));
  }

  /** Makes one move. */
  move([kind, dn, call, other]: Move): void {
    const name = pick([...REQUEST_NAMES, ...HAPPENINGS], kind);
    const ThisDN = pick(name === "RequestRouteCall" ? [...QUEUES, ...PHONES] : PHONES, dn);
    // Mostly a call of the DN's own, so that more than errors comes of it.
    const own = [...this.state.dns.get(ThisDN)?.calls ?? []].map(({ ConnID }) => ConnID);
    const ConnID = pick(call % 8 > 0 && own.length > 0 ? own : this.#anyCall(), call >> 3);
    const OtherDN = pick(EVERYBODY, other);
    switch (name) {
      case "call":
        return this.#person({
          kind: "customer",
          action: "call",
          from: "+14155550100",
          to: OtherDN,
          UserData: { order: "A-17" },
        });
      case "answer":
      case "hangup":
        return this.#person({ kind: "phone", action: name, dn: ThisDN, ConnID });
      case "customer answers":
        return this.#person({ kind: "customer", action: "answer", ConnID });
      case "customer hangs up":
        return this.#person({ kind: "customer", action: "hangup", ConnID });
      case "customer is busy":
        return this.#person({ kind: "customer", action: "busy", ConnID });
      case "customer is unknown":
        return this.#person({ kind: "customer", action: "invalid", ConnID });
      case "timer": {
        const [timer] = this.#timers.splice(call % Math.max(1, this.#timers.length), 1);
        if (timer) this.act({ kind: "timer", timer });
        return;
      }
      case "service":
        return this.act({ kind: "service", dn: ThisDN, inService: other % 8 > 0 });
      case "link":
      case "switchover":
        if (this.#disasters) this.#disaster(name, other % 2 === 0);
        return;
      case "RequestUnregisterAddress":
        return;
      default:
        this.#request(sample({ name, ThisDN, ConnID, OtherDN }));
    }
  }

  /** Ends every call. */
  end(): void {
    this.act({ kind: "link", up: true });
    this.register();
    this.act({ kind: "dropCalls" });
  }

  #anyCall(): string[] {
    return [...this.state.calls.keys(), "00ff"];
  }

  #disaster(name: "link" | "switchover", first: boolean): void {
    if (name === "link") this.act({ kind: "link", up: first });
    else this.act({ kind: "switchover", mode: first ? "warm" : "hot" });
    if (this.state.linkIsUp) this.register();
  }

  #request(request: ReturnType<typeof sample>): void {
    const ReferenceID = ++this.#lastReferenceID;
    this.act({ kind: "request", client: CLIENT, request: { ...request, ReferenceID } });
  }

  #person(input: PersonInput): void {
    this.#keep(stepPerson(this.state, { input, time: 0 }));
  }

  #keep({ events, timings }: ReturnType<typeof step>): void {
    this.events.push(...events.flatMap(({ copies }) => copies.map(({ event }) => event)));
    this.#timers.push(...timings.map(({ timer }) => timer));
  }
}

function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}
