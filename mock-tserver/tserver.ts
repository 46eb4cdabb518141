// The T-Server around the switch: connections, delays and the journal. Decides nothing about calls.
import type { Clock } from "../gateway/runtime/clock.ts";
import type { Random } from "../gateway/runtime/random.ts";
import { CallType } from "../gateway/tserver/attributes.ts";
import type { TServerEvent } from "../gateway/tserver/events.ts";
import type { TServerConnection, TServerPort } from "../gateway/tserver/port.ts";
import type { TServerRequest } from "../gateway/tserver/requests.ts";
import { Deferred } from "./deferred.ts";
import { draw, drawDelay } from "./delays.ts";
import { Journal } from "./journal.ts";
import { eventRow, personRow, requestRow } from "./journal_rows.ts";
import { Outbox } from "./outbox.ts";
import type { MockSettings } from "./settings.ts";
import { habitsOf, switchOptions } from "./switch_options.ts";
import { addAgent } from "./switch/agents.ts";
import { addQueue } from "./switch/queues.ts";
import type { Refusal } from "./switch/refusal.ts";
import { type Call, type ClientId, createSwitchState, type SwitchState } from "./switch/state.ts";
import {
  type PersonInput,
  type ServerInput,
  step,
  stepPerson,
  type StepResult,
} from "./switch/step.ts";
import type { Outgoing } from "./switch/turn.ts";

/** What a T-Server begins with. */
export interface TServerDeps {
  readonly settings: MockSettings;
  readonly clock: Clock;
  readonly random: Random;
}

interface Client {
  readonly outbox: Outbox;
  /** Requests whose delay has not passed. */
  readonly requests: Deferred;
}

/** A T-Server that any number of clients can connect to. */
export class TServer implements TServerPort {
  readonly journal: Journal;
  readonly state: SwitchState;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #clients = new Map<ClientId, Client>();
  /** Called customers who have not answered yet. */
  readonly #customers: Deferred;
  /** What falls due at the switch. */
  readonly #timers: Deferred;
  #settings: MockSettings;
  #lastClient: ClientId = 0;

  constructor({ settings, clock, random }: TServerDeps) {
    this.#clock = clock;
    this.#random = random;
    this.#settings = settings;
    this.#customers = new Deferred(clock);
    this.#timers = new Deferred(clock);
    this.journal = new Journal({
      maxEntries: settings.limits.journalEntries,
      now: () => clock.now(),
    });
    this.state = createSwitchState({
      options: switchOptions(settings),
      firstProvisionedDN: settings.firstProvisionedDN,
      random,
    });
    for (const agent of settings.agents) {
      addAgent(this.state, { ...agent, habits: habitsOf(agent) });
    }
    for (const { ringTimeout, ...queue } of settings.queues) {
      addQueue(this.state, { ...queue, ringTimeoutMs: habitsOf({ ringTimeout }).ringTimeoutMs });
    }
  }

  get settings(): MockSettings {
    return this.#settings;
  }

  /** Changes the settings from the next message on. */
  configure(settings: MockSettings): void {
    this.#settings = settings;
    this.state.options = switchOptions(settings);
  }

  open(receive: (event: TServerEvent) => void): TServerConnection {
    const client = ++this.#lastClient;
    const outbox = new Outbox(this.#clock, receive);
    const requests = new Deferred(this.#clock);
    this.#clients.set(client, { outbox, requests });
    this.act({ kind: "connect", client });
    return {
      send: (request) => this.#take(client, request),
      close: () => {
        this.#disconnect(client);
        outbox.close();
      },
    };
  }

  /** Lets something happen at the T-Server, and sends off the events that come of it. */
  act(input: ServerInput): StepResult {
    const result = step(this.state, { input, time: this.#clock.now() });
    this.#carryOut(result);
    return result;
  }

  /** Lets a person act, and sends off the events that come of it. */
  actAsPerson(input: PersonInput): Call | Refusal {
    const result = stepPerson(this.state, { input, time: this.#clock.now() });
    const { outcome } = result;
    if (!("code" in outcome)) this.journal.add(personRow(input, outcome));
    this.#carryOut(result);
    return outcome;
  }

  /** The clients, and the DNs they are registered for. */
  connections(): { id: ClientId; dns: string[] }[] {
    const dns = [...this.state.dns.values()];
    return Array.from(this.#clients.keys(), (id) => ({
      id,
      dns: dns.filter(({ clients }) => clients.has(id)).map(({ number }) => number),
    }));
  }

  /** Cuts a client's connection, or everybody's; whether there was one to cut. */
  drop(id?: ClientId): boolean {
    if (id !== undefined && !this.#clients.has(id)) return false;
    for (const client of id === undefined ? [...this.#clients.keys()] : [id]) {
      const outbox = this.#clients.get(client)?.outbox;
      this.#disconnect(client);
      const event = {
        name: "EventServerDisconnected",
        time: this.#clock.now(),
        EventSequenceNumber: 0,
      } as const;
      this.journal.add(eventRow(event));
      outbox?.breakOff(event);
    }
    return true;
  }

  /** Lets everything that is delayed happen now, and ends the calls. */
  clearUp(): void {
    this.act({ kind: "link", up: true });
    for (const { requests } of this.#clients.values()) requests.hurry();
    this.#customers.cancel();
    this.act({ kind: "dropCalls" });
    for (const dn of this.state.dns.keys()) this.act({ kind: "service", dn, inService: true });
    this.#timers.hurry();
    for (const { outbox } of this.#clients.values()) outbox.hurry();
  }

  /** Ends all connections and whatever waits for its time. */
  close(): void {
    this.#customers.cancel();
    this.#timers.cancel();
    for (const client of [...this.#clients.keys()]) this.#disconnect(client);
  }

  #take(client: ClientId, request: TServerRequest): void {
    const connection = this.#clients.get(client);
    if (connection === undefined) return;
    const delayMs = this.#draw(request);
    const row = requestRow(request, "ConnID" in request ? this.#call(request.ConnID) : undefined);
    this.journal.add(delayMs === "never" ? { ...row, dropped: true } : row);
    if (delayMs === "never") return;
    const act = () => void this.act({ kind: "request", client, request });
    if (delayMs === 0) act();
    else connection.requests.add(delayMs, act);
  }

  /** Sends off the events, and lets time do the rest. */
  #carryOut({ events, timings, begun }: StepResult): void {
    for (const outgoing of events) this.#dispatch(outgoing);
    for (const { afterMs, timer } of timings) {
      this.#timers.add(afterMs, () => this.act({ kind: "timer", timer }));
    }
    if (begun?.CallType === CallType.Outbound) this.#letCustomerAnswer(begun);
  }

  #letCustomerAnswer(call: Call): void {
    const delayMs = draw(this.#settings.customer.answersAfter, this.#random);
    if (delayMs === "never") return;
    this.#customers.add(delayMs, () => {
      this.actAsPerson({ kind: "customer", action: "answer", ConnID: call.ConnID });
    });
  }

  #dispatch({ event, copies }: Outgoing): void {
    const delayMs = this.#draw(event);
    if (delayMs === "never") {
      this.journal.add({ ...eventRow(event), dropped: true });
      return;
    }
    let isRecorded = false;
    const onDelivery = () => {
      if (!isRecorded) this.journal.add(eventRow(event));
      isRecorded = true;
    };
    for (const copy of copies) {
      this.#clients.get(copy.client)?.outbox.put({ event: copy.event, delayMs, onDelivery });
    }
  }

  /** A connection takes with it what has not been acted on or delivered. */
  #disconnect(client: ClientId): void {
    const connection = this.#clients.get(client);
    if (connection === undefined) return;
    this.#clients.delete(client);
    connection.requests.cancel();
    connection.outbox.close();
    this.act({ kind: "disconnect", client });
  }

  #draw({ name }: TServerRequest | TServerEvent): number | "never" {
    return drawDelay(this.#settings.delays, { name, random: this.#random });
  }

  #call(ConnID: string): Call | undefined {
    return this.state.calls.get(ConnID) ?? this.state.ended.get(ConnID);
  }
}
