// The controls of the mock T-Server as a TypeScript API; the HTTP interface offers the same.
import type {
  CallIds,
  CallInfo,
  CustomerCall,
  DNInfo,
  JournalEntry,
  JournalPage,
} from "./control_schemas.ts";
import type { Log } from "../gateway/runtime/log.ts";
import { ControlError } from "./control_error.ts";
import { type MockSettings, type MockSettingsPatch, patchSettings } from "./settings.ts";
import type { PersonInput } from "./switch/step.ts";
import type { TServer } from "./tserver.ts";
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
    /** Ends the customer's part: gives up, declines or hangs up. */
    hangup(connectionId: string): void;
  };
  /** The phones on the agents' desks. Without a connectionId the only call that fits is meant. */
  readonly phone: {
    answer(dn: string, connectionId?: string): void;
    /** Hangs up; a call that rings is declined. */
    hangup(dn: string, connectionId?: string): void;
  };
  /** Live calls first, then the ended ones that are still remembered. */
  calls(): CallInfo[];
  call(connectionId: string): CallInfo;
  dns(): DNInfo[];
  dn(number: string): DNInfo;
  settings(): MockSettings;
  /** Changes settings from the next message on; null removes a delay. */
  changeSettings(patch: MockSettingsPatch): MockSettings;
  linkIsUp(): boolean;
  setLink(up: boolean): void;
  /** Journal entries after the one with the id `since`, by default all that are kept. */
  journal(since?: number): JournalPage;
  /** Calls `listener` with each journal entry from now on; returns what ends that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  /**
   * Goes back to the start: delayed messages happen now, the link comes up, calls end, settings and
   * journal are as new. Connections, registrations, logins and provisioned DNs stay.
   */
  reset(): void;
}

/** The controls of `tserver`, whose settings are `initial` after a reset. */
export function createControl(
  tserver: TServer,
  { initial, log }: { initial: MockSettings; log: Log },
): MockControl {
  const { state, journal } = tserver;

  const act = (input: PersonInput) => {
    const outcome = tserver.actAsPerson(input);
    if ("code" in outcome) throw new ControlError(outcome.code, outcome.detail);
    return outcome;
  };
  const customer = (action: "answer" | "busy" | "hangup") => (ConnID: string) =>
    void act({ kind: "customer", action, ConnID });
  const phone = (action: "answer" | "hangup") => (dn: string, ConnID?: string) =>
    void act({ kind: "phone", action, dn, ConnID });

  return {
    customer: {
      call({ from, to, userData = {} }) {
        return callIds(act({ kind: "customer", action: "call", from, to, UserData: userData }));
      },
      answer: customer("answer"),
      busy: customer("busy"),
      hangup: customer("hangup"),
    },
    phone: { answer: phone("answer"), hangup: phone("hangup") },
    calls: () => [...state.calls.values(), ...state.ended.values()].map(callInfo),
    call(connectionId) {
      const call = state.calls.get(connectionId) ?? state.ended.get(connectionId);
      if (call) return callInfo(call);
      throw new ControlError("unknown-call", `The switch has no call "${connectionId}"`);
    },
    dns: () => Array.from(state.dns.values(), (dn) => dnInfo(state, dn)),
    dn(number) {
      const dn = state.dns.get(number);
      if (dn) return dnInfo(state, dn);
      throw new ControlError("unknown-dn", `The switch has no DN "${number}"`);
    },
    settings: () => tserver.settings,
    changeSettings(patch) {
      tserver.configure(patchSettings(tserver.settings, patch));
      log.info("Mock T-Server: settings changed", { patch });
      return tserver.settings;
    },
    linkIsUp: () => state.linkIsUp,
    setLink(up) {
      tserver.act({ kind: "link", up });
      log.info("Mock T-Server: link set", { up });
    },
    journal: (since) => journal.after(since),
    subscribe: (listener) => journal.subscribe(listener),
    reset() {
      tserver.configure(initial);
      journal.clear();
      tserver.clearUp();
      log.info("Mock T-Server: reset");
    },
  };
}
