// The controls of the mock T-Server as a TypeScript API; the HTTP interface offers the same.
import type {
  CallIds,
  CallInfo,
  ConnectionInfo,
  CustomerCall,
  DNInfo,
  JournalEntry,
  JournalPage,
} from "./control_schemas.ts";
import type { Log } from "../gateway/runtime/log.ts";
import type { FaultInfo, FaultRule } from "./faults/rule.ts";
import type { ControlAction } from "./control_actions.ts";
import { ControlError } from "./control_error.ts";
import { controlRow } from "./journal_rows.ts";
import {
  type MockSettings,
  type MockSettingsPatch,
  patchSettings,
  type QueueInput,
  QueueSettings,
  type RoutePointInput,
  RoutePointSettings,
} from "./settings.ts";
import type { CustomerInput } from "./switch/customer.ts";
import type { PersonInput } from "./switch/step.ts";
import type { SwitchoverMode } from "./switch/switchover.ts";
import type { TServer } from "./tserver.ts";
import { type Counts, countsOf, type Overview, overviewOf } from "./overview.ts";
import { callIds, callInfo, dnInfo } from "./views.ts";

/** What tests, pages and scenarios can do; everything that is refused throws a `ControlError`. */
export interface MockControl {
  /** The people outside: they call in, and are called. */
  readonly customer: {
    /** Calls a DN; without `from` the number is withheld. */
    call(call: CustomerCall): CallIds;
    /** Answers a call that rings at the customer. */
    answer(connectionId: string): void;
    /** Lets a call that rings at the customer meet a busy line. */
    busy(connectionId: string): void;
    /** Lets the network give up a call that nobody answers at the customer's. */
    noAnswer(connectionId: string): void;
    /** Lets the network say that there is no such number. */
    invalid(connectionId: string): void;
    /** Ends the customer's part: gives up, declines or hangs up. */
    hangup(connectionId: string): void;
  };
  /** The phones on the agents' desks. Without a connectionId the only call that fits is meant. */
  readonly phone: {
    answer(dn: string, connectionId?: string): void;
    /** Hangs up; a call that rings is declined. */
    hangup(dn: string, connectionId?: string): void;
    /** The agent who is logged in there takes calls. */
    ready(dn: string): void;
  };
  /** Live calls first, then the ended ones that are still remembered. */
  calls(): CallInfo[];
  call(connectionId: string): CallInfo;
  dns(): DNInfo[];
  /** DNs, agents, live calls and connections in one read. */
  overview(): Overview;
  /** The overview's numbers alone. */
  counts(): Counts;
  dn(number: string): DNInfo;
  settings(): MockSettings;
  /** Changes settings from the next message on; null removes a delay. */
  changeSettings(patch: MockSettingsPatch): MockSettings;
  /** Adds a queue or route point, which stays until it is removed or the next reset. */
  addQueue(queue: QueueInput): DNInfo;
  /** Adds a route point, which stays until it is removed or the next reset. */
  addRoutePoint(routePoint: RoutePointInput): DNInfo;
  /** Removes a queue or route point at which no call waits. */
  removeQueue(dn: string): void;
  /** Takes a DN out of service, or brings it back. */
  setService(dn: string, inService: boolean): DNInfo;
  /** Ends all registrations of a DN, as after a change of the configuration. */
  unregister(dn: string): DNInfo;
  linkIsUp(): boolean;
  setLink(up: boolean): void;
  /** A backup T-Server takes over: a warm one gives calls new ConnIDs and has lost their data. */
  switchOver(mode: SwitchoverMode): void;
  /** The clients that are connected, and the DNs they are registered for. */
  connections(): ConnectionInfo[];
  /** Cuts a client's connection, by default everybody's: they hear EventServerDisconnected. */
  dropConnection(id?: number): void;
  /** The id of the latest journal entry; 0 before the first. */
  journalId(): number;
  /** Journal entries after the one with the id `since`, by default all that are kept. */
  journal(since?: number): JournalPage;
  /** What goes wrong on demand. */
  readonly faults: {
    /** Puts a rule into force, at once. */
    add(rule: FaultRule): FaultInfo;
    list(): FaultInfo[];
    get(id: number): FaultInfo;
    /** Takes a rule out of force. */
    remove(id: number): void;
    /** Takes every rule out of force. */
    clear(): void;
  };
  /** Calls `listener` with each journal entry from now on; returns what ends that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  /**
   * Goes back to the start: delayed messages happen now, the link and all DNs come up, calls end, faults
   * are gone, settings and journal are as new, and with the settings the queues and route points. What is
   * the clients' stays: connections, registrations, logins and the DNs that agents were provisioned with.
   */
  reset(): void;
  /** Clears up as a reset does, but keeps the journal, and the settings become `settings`. */
  restore(settings: MockSettings): void;
}

/** The controls of `tserver`, whose settings are `initial` after a reset. */
export function createControl(
  tserver: TServer,
  { initial, log }: { initial: MockSettings; log: Log },
): MockControl {
  const { state, journal } = tserver;
  const note = (action: ControlAction) => journal.add(controlRow(action));

  const act = (input: PersonInput) => {
    const outcome = tserver.actAsPerson(input);
    if ("code" in outcome) throw new ControlError(outcome.code, outcome.detail);
    return outcome;
  };
  const customer = (action: Exclude<CustomerInput["action"], "call">) => (ConnID: string) =>
    void act({ kind: "customer", action, ConnID });
  const phone = (action: "answer" | "hangup") => (dn: string, ConnID?: string) =>
    void act({ kind: "phone", action, dn, ConnID });

  const existing = (number: string) => {
    const dn = state.dns.get(number);
    if (dn) return dn;
    throw new ControlError("unknown-dn", `The switch has no DN "${number}"`);
  };

  const needRoomFor = (what: "queue" | "route point", number: string) => {
    if (state.dns.has(number)) {
      throw new ControlError("dn-exists", `Cannot add ${what} "${number}": there is such a DN`);
    }
    if (state.dns.size >= state.options.maxDNs) {
      const message = `Cannot add ${what} "${number}": the switch has ${state.dns.size} DNs`;
      throw new ControlError("too-many-dns", message);
    }
  };

  return {
    customer: {
      call({ from, to, userData = {} }) {
        return callIds(act({ kind: "customer", action: "call", from, to, UserData: userData }));
      },
      answer: customer("answer"),
      busy: customer("busy"),
      noAnswer: customer("noAnswer"),
      invalid: customer("invalid"),
      hangup: customer("hangup"),
    },
    phone: {
      answer: phone("answer"),
      hangup: phone("hangup"),
      ready(number) {
        if (existing(number).login === undefined) {
          throw new ControlError("wrong-state", `No agent is logged in at DN "${number}"`);
        }
        note({ name: "ready", payload: { dn: number } });
        tserver.act({ kind: "ready", dn: number });
      },
    },
    calls: () => [...state.calls.values(), ...state.ended.values()].map(callInfo),
    call(connectionId) {
      const call = state.calls.get(connectionId) ?? state.ended.get(connectionId);
      if (call) return callInfo(call);
      throw new ControlError("unknown-call", `The switch has no call "${connectionId}"`);
    },
    overview: () =>
      overviewOf(state, {
        time: tserver.now(),
        connections: tserver.connections(),
        endedLegs: tserver.endedLegs,
      }),
    counts: () => countsOf(state, tserver.endedLegs),
    dns: () => Array.from(state.dns.values(), dnInfo),
    dn: (number) => dnInfo(existing(number)),
    settings: () => tserver.settings,
    changeSettings(patch) {
      const before = tserver.settings;
      const after = patchSettings(before, patch);
      note({ name: "changeSettings", payload: { patch, before } });
      tserver.configure(after);
      log.info("Mock T-Server: settings changed", { patch });
      return tserver.settings;
    },
    addQueue(input) {
      const queue = QueueSettings.parse(input);
      needRoomFor("queue", queue.dn);
      note({ name: "addQueue", payload: queue });
      const { queues } = tserver.settings;
      tserver.configure({ ...tserver.settings, queues: [...queues, queue] });
      return dnInfo(existing(queue.dn));
    },
    addRoutePoint(input) {
      const routePoint = RoutePointSettings.parse(input);
      needRoomFor("route point", routePoint.dn);
      note({ name: "addRoutePoint", payload: routePoint });
      const { routePoints } = tserver.settings;
      tserver.configure({ ...tserver.settings, routePoints: [...routePoints, routePoint] });
      return dnInfo(existing(routePoint.dn));
    },
    removeQueue(number) {
      const { queue, calls } = existing(number);
      const why = queue === undefined
        ? "it is no queue"
        : calls.size > 0 && `${calls.size} calls wait there`;
      if (why) throw new ControlError("wrong-state", `Cannot remove queue "${number}": ${why}`);
      note({ name: "removeQueue", payload: { dn: number } });
      const { queues, routePoints } = tserver.settings;
      tserver.configure({
        ...tserver.settings,
        queues: queues.filter(({ dn }) => dn !== number),
        routePoints: routePoints.filter(({ dn }) => dn !== number),
      });
    },
    setService(number, inService) {
      const dn = existing(number);
      note({ name: "setService", payload: { dn: number, inService } });
      tserver.act({ kind: "service", dn: number, inService });
      return dnInfo(dn);
    },
    unregister(number) {
      const dn = existing(number);
      note({ name: "unregister", payload: { dn: number } });
      tserver.act({ kind: "unregister", dn: number });
      return dnInfo(dn);
    },
    linkIsUp: () => state.linkIsUp,
    setLink(up) {
      note({ name: "setLink", payload: { up } });
      tserver.act({ kind: "link", up });
      log.info("Mock T-Server: link set", { up });
    },
    switchOver(mode) {
      note({ name: "switchOver", payload: { mode } });
      tserver.act({ kind: "switchover", mode });
      log.info("Mock T-Server: switchover", { mode });
    },
    connections: () => tserver.connections(),
    dropConnection(id) {
      if (id !== undefined && !tserver.connections().some((client) => client.id === id)) {
        throw new ControlError("unknown-connection", `No client has the connection ${id}`);
      }
      note({ name: "dropConnection", payload: { id } });
      tserver.drop(id);
    },
    faults: {
      add(rule) {
        const { faults } = tserver.settings.limits;
        if (tserver.faults.size >= faults) {
          throw new ControlError("too-many-faults", `Cannot add a fault: ${faults} are in force`);
        }
        const added = tserver.faults.add(rule);
        note({ name: "addFault", payload: { id: added.id, rule } });
        return added;
      },
      list: () => tserver.faults.list(),
      get(id) {
        const found = tserver.faults.find(id);
        if (found) return found;
        throw unknownFault(id);
      },
      remove(id) {
        if (!tserver.faults.remove(id)) throw unknownFault(id);
        note({ name: "removeFault", payload: { id } });
      },
      clear() {
        tserver.faults.clear();
        note({ name: "clearFaults", payload: {} });
      },
    },
    journalId: () => journal.lastId,
    journal: (since) => journal.after(since),
    subscribe: (listener) => journal.subscribe(listener),
    restore(settings) {
      note({ name: "restore", payload: { settings, before: tserver.settings } });
      tserver.faults.clear();
      tserver.clearUp(settings);
    },
    reset() {
      tserver.faults.clear();
      journal.clear();
      tserver.clearUp(initial);
      log.info("Mock T-Server: reset");
    },
  };
}

function unknownFault(id: number): ControlError {
  return new ControlError("unknown-fault", `No fault rule has the id ${id}`);
}
