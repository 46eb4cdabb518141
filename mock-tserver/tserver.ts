// The T-Server around the switch: connections, delays and the journal. Decides nothing about calls.
import type { Clock } from "../gateway/runtime/clock.ts";
import { type Random, seededRandom } from "../gateway/runtime/random.ts";
import type { TServerEvent } from "../gateway/tserver/events.ts";
import type { TServerConnection, TServerPort } from "../gateway/tserver/port.ts";
import type { TServerRequest } from "../gateway/tserver/requests.ts";
import { Customers } from "./customers.ts";
import { Deferred } from "./deferred.ts";
import { drawDelay } from "./delays.ts";
import { FaultBook } from "./faults/book.ts";
import { corrupted, type Outcome, outcomeOf } from "./faults/outcome.ts";
import { Journal } from "./journal.ts";
import { eventRow, personRow, requestRow } from "./journal_rows.ts";
import { Outbox } from "./outbox.ts";
import type { MockSettings } from "./settings.ts";
import { habitsOf, queuesOf, switchOptions } from "./switch_options.ts";
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

/** How many seeds a source of chance can have. */
const SEEDS = 2 ** 32;

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
  readonly faults: FaultBook;
  readonly state: SwitchState;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #clients = new Map<ClientId, Client>();
  readonly #customers: Customers;
  /** What falls due at the switch. */
  readonly #timers: Deferred;
  #settings: MockSettings;
  /** Parts of agents' phones in calls that ended, as clients were to be told. */
  #endedLegs = 0;
  #lastClient: ClientId = 0;

  constructor({ settings, clock, random }: TServerDeps) {
    this.#clock = clock;
    this.#random = random;
    this.#settings = settings;
    this.#customers = new Customers({
      clock,
      random,
      answersAfter: () => this.#settings.customer.answersAfter,
      act: (input) => void this.actAsPerson(input, { byItself: true }),
    });
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
    this.faults = new FaultBook({
      random: seededRandom(Math.floor(random.next() * SEEDS)),
      now: () => clock.now(),
    });
    for (const agent of settings.agents) {
      addAgent(this.state, { ...agent, habits: habitsOf(agent) });
    }
    this.#setUpQueues();
  }

  get settings(): MockSettings {
    return this.#settings;
  }

  /** Changes the settings from the next message on; queues and route points come and go with them. */
  configure(settings: MockSettings): void {
    this.#adopt(settings);
    this.#setUpQueues();
  }

  open(receive: (event: TServerEvent) => void): TServerConnection {
    const client = ++this.#lastClient;
    const outbox = new Outbox(this.#clock, receive);
    const requests = new Deferred(this.#clock);
    this.#clients.set(client, { outbox, requests });
    const event = this.#fromLibrary("EventServerConnected");
    this.#dispatch({ event, copies: [{ client, event }] });
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
  actAsPerson(input: PersonInput, { byItself } = { byItself: false }): Call | Refusal {
    const result = stepPerson(this.state, { input, time: this.#clock.now() });
    const { outcome } = result;
    if (!("code" in outcome)) this.journal.add(personRow(input, { call: outcome, byItself }));
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

  /** How often clients were to be told the end of an agent's part in a call; faults do not count. */
  get endedLegs(): number {
    return this.#endedLegs;
  }

  /** The switch's clock. */
  now(): number {
    return this.#clock.now();
  }

  /** Cuts a client's connection, by default everybody's. */
  drop(id?: ClientId): void {
    for (const client of id === undefined ? [...this.#clients.keys()] : [id]) {
      const outbox = this.#clients.get(client)?.outbox;
      if (outbox === undefined) continue;
      this.#disconnect(client);
      const event = this.#fromLibrary("EventServerDisconnected");
      this.journal.add(eventRow(event));
      outbox.breakOff(event);
    }
  }

  /** Lets everything that is delayed happen now, ends the calls, and goes on by `settings`. */
  clearUp(settings: MockSettings): void {
    this.#adopt(settings);
    this.act({ kind: "link", up: true });
    for (const { requests } of this.#clients.values()) requests.hurry();
    this.#customers.cancel();
    this.act({ kind: "dropCalls" });
    for (const dn of this.state.dns.keys()) this.act({ kind: "service", dn, inService: true });
    this.#setUpQueues();
    this.#timers.hurry();
    for (const { outbox } of this.#clients.values()) outbox.hurry();
  }

  /** Ends all connections and whatever waits for its time. */
  close(): void {
    this.#customers.cancel();
    this.#timers.cancel();
    for (const client of [...this.#clients.keys()]) this.#disconnect(client);
  }

  #adopt(settings: MockSettings): void {
    this.#settings = settings;
    this.state.options = switchOptions(settings);
  }

  /** Takes away the queues and route points that the settings do not name, and adds what is missing. */
  #setUpQueues(): void {
    const queues = queuesOf(this.#settings);
    const named = new Set(queues.map(({ dn }) => dn));
    for (const { number, queue } of [...this.state.dns.values()]) {
      if (queue && !named.has(number)) this.act({ kind: "removeQueue", dn: number });
    }
    for (const queue of queues) if (!this.state.dns.has(queue.dn)) addQueue(this.state, queue);
  }

  #take(client: ClientId, asked: TServerRequest): void {
    const connection = this.#clients.get(client);
    if (connection === undefined) return;
    const { delayMs, copies, isReordered, ...fate } = this.#fateOf(asked);
    const request = corrupted(asked, fate.corruption);
    const row = requestRow(request, "ConnID" in request ? this.#call(request.ConnID) : undefined);
    this.journal.add(delayMs === "never" ? { ...row, dropped: true } : row);
    if (fate.disconnects) this.#disrupt(fate.disconnects, [client]);
    if (delayMs === "never" || !this.#clients.has(client)) return;
    const code = fate.failsWith;
    const act = () => {
      for (let copy = 0; copy < copies; copy++) {
        if (code === undefined) this.act({ kind: "request", client, request });
        else this.act({ kind: "refuse", client, request, code });
      }
    };
    if (isReordered) return connection.requests.addBehindNext(delayMs, act);
    if (delayMs === 0) act();
    else connection.requests.add(delayMs, act);
    connection.requests.letBehindGo();
  }

  /** Sends off the events, and lets time do the rest. */
  #carryOut(result: StepResult): void {
    const { events, timings } = result;
    for (const outgoing of events) {
      if (outgoing.copies.length > 0 && this.#endsLeg(outgoing.event)) this.#endedLegs++;
      this.#dispatch(outgoing);
    }
    for (const { afterMs, timer } of timings) {
      this.#timers.add(afterMs, () => this.act({ kind: "timer", timer }));
    }
    this.#customers.follow(result);
  }

  #endsLeg(event: TServerEvent): boolean {
    if (event.name !== "EventReleased" && event.name !== "EventAbandoned") return false;
    return this.state.dns.get(event.ThisDN)?.queue === undefined;
  }

  #dispatch({ event, copies }: Outgoing): void {
    const { delayMs, isReordered, ...fate } = this.#fateOf(event);
    const row = eventRow(corrupted(event, fate.corruption));
    if (fate.disconnects) this.#disrupt(fate.disconnects, copies.map(({ client }) => client));
    if (delayMs === "never") return this.journal.add({ ...row, dropped: true });
    for (let n = 0; n < fate.copies; n++) {
      // However many clients are told, it is one event.
      let isRecorded = false;
      const onDelivery = () => {
        if (!isRecorded) this.journal.add(row);
        isRecorded = true;
      };
      for (const { client, event } of copies) {
        const told = corrupted(event, fate.corruption);
        this.#clients.get(client)?.outbox.put({ event: told, delayMs, onDelivery, isReordered });
      }
    }
  }

  /** What becomes of a message by the delays that are set and the faults in force. */
  #fateOf(message: TServerRequest | TServerEvent): Outcome {
    const delayMs = drawDelay(this.#settings.delays, { name: message.name, random: this.#random });
    return outcomeOf(this.faults.strike(message), { delayMs, random: this.#random });
  }

  #disrupt(
    { what, forMs }: NonNullable<Outcome["disconnects"]>,
    clients: readonly ClientId[],
  ): void {
    if (what === "client") {
      for (const client of clients) this.drop(client);
      return;
    }
    this.act({ kind: "link", up: false });
    if (forMs === undefined) return;
    this.#timers.add(forMs, () => void this.act({ kind: "link", up: true }));
  }

  /** What the client's own library says of its connection; no T-Server numbers it. */
  #fromLibrary(name: "EventServerConnected" | "EventServerDisconnected"): TServerEvent {
    return { name, time: this.#clock.now(), EventSequenceNumber: 0 };
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

  #call(ConnID: string): Call | undefined {
    return this.state.calls.get(ConnID) ?? this.state.ended.get(ConnID);
  }
}
