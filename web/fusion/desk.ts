// The desktop at work: the model, the framework's host and the agent's actions, wired together. No DOM;
// the line to the toolbar, the clock and the ids are injected.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { UefRecord } from "../shared/uef_record.ts";
import type { Surroundings } from "./communication.ts";
import { type Contact, findByNumber } from "./contacts.ts";
import { type Toggle, TOGGLES } from "./controls.ts";
import { askAbilities, command as agentCommand, confirmCalls } from "./desk_agent.ts";
import { cancelDialling, dial, EFFECT_TIMEOUT_MS, sendCommand, watchOffer } from "./desk_calls.ts";
import { type DeskParts, tellUpdate, withCall } from "./desk_parts.ts";
import { changeField, saveWrapUp, tellChanges } from "./desk_wrap_up.ts";
import { type Desktop, type DesktopInput, find, INITIAL_DESKTOP, reduce } from "./desktop.ts";
import { isDisabled } from "./features.ts";
import {
  APP_CLASSIFICATION,
  FRAMEWORK_VERSION,
  operate,
  type Outcome,
  TOOLBAR_NAME,
} from "./operations.ts";
import { outDataOf } from "./out_data.ts";
import { DEFAULT_CHOICES, type DeskChoices } from "./pod.ts";
import { NO_TABS, readTabMessage, type TabAction, type Tabs } from "./tabs.ts";
import {
  type Answer,
  createHost,
  type Host,
  type HostDeps,
  type Traffic,
} from "./uef/host/host.ts";
import type { Port } from "./uef/port.ts";
import type { Attributes } from "./uef/types.ts";
import type { AgentCommand } from "./uef/vocabulary.ts";
import type { Operation } from "./uef/wire.ts";

export { EFFECT_TIMEOUT_MS };

/** What a host gets from the desk: besides the framework's operations, the desktop for its own. */
export interface DeskHostDeps extends HostDeps {
  readonly withDesktop: (act: (desktop: Desktop, around: Surroundings) => Outcome) => Answer;
}

export interface DeskDeps {
  readonly port: Port;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The desktop page's origin, as onOutgoingEvent tells it. */
  readonly origin: string;
  /** Makes the half that speaks to the toolbar. @default the UI Events Framework's */
  readonly openHost?: (deps: DeskHostDeps) => Host;
  /** Told of each UEF message. */
  readonly publishRecord: (record: UefRecord) => void;
  /** What the reader chose before. @default as documented */
  readonly choices?: DeskChoices;
  /** Told when the reader chooses otherwise. */
  readonly keepChoices?: (choices: DeskChoices) => void;
  /** @default the desktop is alone */
  readonly tabs?: Tabs;
  /** The toolbar runs in another tab: this one hears what is propagated, and asks that one. */
  readonly isSecondTab?: boolean;
}

/** What an agent can do at the desktop. An action on a call that does not allow it does nothing. */
export interface Desk {
  readonly desktop: ReadonlySignal<Desktop>;
  readonly isSecondTab: boolean;
  answer(eventId: string): void;
  decline(eventId: string): void;
  endCall(eventId: string): void;
  cancelDialling(eventId: string): void;
  dial(number: string): void;
  /** Holds, mutes or records the call, or undoes it. */
  toggle(eventId: string, toggle: Toggle): void;
  /** With no number the toolbar is left to ask for one. */
  transfer(eventId: string, number: string): void;
  setActive(eventId: string): void;
  chooseContact(eventId: string, contact: Contact): void;
  changeField(eventId: string, field: { readonly name: string; readonly value: string }): void;
  saveWrapUp(eventId: string): void;
  dismiss(eventId: string): void;
  /** Sends a command of onToolbarAgentCommand and shows the answer. */
  askToolbar(command: AgentCommand, inData?: Attributes): void;
  choose(choices: Partial<DeskChoices>): void;
  closeNotice(): void;
  close(): void;
}

/** Opens the desk; it listens for a toolbar from now on. */
export function createDesk(deps: DeskDeps): Desk {
  const { port, clock, newId, origin, openHost = createHost, publishRecord } = deps;
  const { tabs = NO_TABS, isSecondTab = false, choices = DEFAULT_CHOICES } = deps;
  const desktop = signal<Desktop>({ ...INITIAL_DESKTOP, ...choices });
  const timers = new Set<Timer>();
  /** Calls whose end waits until the toolbar has announced them. */
  const cancelled = new Set<string>();
  let recordId = 0;
  let isAsked = false;

  const dispatch = (input: DesktopInput) => {
    desktop.value = reduce(desktop.value, input);
  };

  const record = (traffic: Traffic) => {
    const stamped = { id: ++recordId, time: clock.now(), ...traffic };
    dispatch({ type: "recorded", record: stamped });
    publishRecord(stamped);
  };

  const later = (delayMs: number, act: () => void) => {
    const timer = clock.setTimer(delayMs, () => {
      timers.delete(timer);
      act();
    });
    timers.add(timer);
  };

  const around = (): Surroundings => ({ now: clock.now(), newId, findContact: findByNumber });

  const withDesktop: DeskHostDeps["withDesktop"] = (act) => {
    const { desktop: next, answer, changes, about } = act(desktop.value, around());
    desktop.value = next;
    if (changes && about !== undefined) tellChanges(parts, about, changes);
    return answer;
  };

  /** Carries an operation out, and does what follows from it. */
  const answer = (operation: Operation): Answer => {
    const answer = withDesktop((desktop, around) => operate(desktop, operation, around));
    if (answer.ok) follow(operation);
    return answer;
  };

  /** Saving waits for the toolbar's own consent, so that its answer comes later. */
  const answerLater = (operation: Operation): Promise<Answer> | undefined => {
    if (operation.operation !== "cxEventBusSaveRecordOperation") return undefined;
    const given = answer(operation);
    if (!given.ok) return Promise.resolve(given);
    return saveWrapUp(parts, operation.data.eventId).then((message) =>
      message === undefined ? given : { ok: false, error: { code: "invalid-data", message } }
    );
  };

  const follow = (operation: Operation) => {
    if (operation.operation === "readyForOperationOperation" && operation.data.readiness) {
      void confirmCalls(parts);
      ask();
    }
    if (operation.operation === "startCommEvent") ask();
    if (operation.operation !== "newCommEvent") return;
    const call = find(desktop.value, operation.data.eventId);
    watchOffer(parts, call);
    if (call && cancelled.delete(call.eventId)) void sendCommand(parts, call, "disconnect");
  };

  /** Once in the toolbar's life, as the reference has it of agent commands. */
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    void askAbilities(parts).then((isHeard) => {
      if (!isHeard) isAsked = false;
    });
  };

  /** A toolbar may say that it is ready first, and listen later: what nobody heard is asked again. */
  const onListening = (event: string) => {
    if (event !== "onToolbarAgentCommand" || !desktop.value.isReady) return;
    void confirmCalls(parts);
    ask();
  };

  const host = openHost({
    port,
    clock,
    newId,
    toolbarName: TOOLBAR_NAME,
    version: FRAMEWORK_VERSION,
    appClassification: APP_CLASSIFICATION,
    traits: () => desktop.value.pod,
    answer,
    answerLater,
    withDesktop,
    onPropagated: (operation) => tabs.post({ kind: "operation", operation }),
    onListening,
    onSession(toolbar) {
      isAsked = false;
      dispatch(toolbar ? { type: "toolbar-connected", ...toolbar } : { type: "toolbar-gone" });
    },
    onTraffic: record,
  });
  const parts: DeskParts = { desktop, dispatch, host, clock, newId, later };

  const stopTabs = tabs.onMessage((raw) => {
    const message = readTabMessage(raw);
    if (message?.kind === "action" && !isSecondTab) actions[message.action](message.eventId);
    if (message?.kind !== "operation" || !isSecondTab) return;
    const { operation } = message;
    record({
      from: "toolbar",
      to: "fusion",
      kind: "operation",
      name: `${operation.operation} (other tab)`,
      payload: operation.data,
    });
    desktop.value = operate(desktop.value, operation, around()).desktop;
  });

  const actions: Readonly<Record<TabAction, (eventId: string) => void>> = {
    answer: (eventId) =>
      withCall(parts, eventId, ["offered"], (call) => void sendCommand(parts, call, "accept")),
    decline: (eventId) =>
      withCall(parts, eventId, ["offered"], (call) => void sendCommand(parts, call, "reject")),
    endCall: (eventId) =>
      withCall(
        parts,
        eventId,
        ["engaged"],
        (call) => void sendCommand(parts, call, desktop.value.endCallCommand),
      ),
    cancelDialling: (eventId) => cancelDialling(parts, eventId, cancelled),
  };
  /** A tab without the toolbar has it done by the one that has it. */
  const act = (action: TabAction) => (eventId: string) =>
    isSecondTab ? tabs.post({ kind: "action", action, eventId }) : actions[action](eventId);

  return {
    desktop,
    isSecondTab,
    answer: act("answer"),
    decline: act("decline"),
    endCall: act("endCall"),
    cancelDialling: act("cancelDialling"),
    dial: (number) => void dial(parts, number, origin),
    toggle: (eventId, toggle) =>
      withCall(parts, eventId, ["engaged"], (call) => {
        const { on, off } = TOGGLES[toggle];
        void sendCommand(parts, call, call.controls[toggle] ? off : on);
      }),
    transfer: (eventId, number) =>
      withCall(parts, eventId, ["engaged"], (call) => {
        if (isDisabled(desktop.value.disabledFeatures, "transfer")) return;
        void sendCommand(parts, call, "transfer", number === "" ? {} : { transferTo: number });
      }),
    setActive: (eventId) =>
      withCall(parts, eventId, ["engaged"], (call) => void sendCommand(parts, call, "setActive")),
    chooseContact: (eventId, contact) =>
      withCall(parts, eventId, ["offered", "engaged"], (call) => {
        dispatch({ type: "contact-chosen", eventId, contact });
        const outData = outDataOf({ ...call, contact }, desktop.value.pod);
        tellUpdate(parts, eventId, { ...outData, updateType: "CONTACT" });
      }),
    changeField: (eventId, field) => changeField(parts, eventId, field),
    saveWrapUp: (eventId) => void saveWrapUp(parts, eventId),
    dismiss: (eventId) => dispatch({ type: "dismissed", eventId, isForced: isSecondTab }),
    askToolbar: (command, inData) => void agentCommand(parts, command, inData),
    choose(chosen) {
      const { pod, endCallCommand, offerTimeoutSec } = { ...desktop.value, ...chosen };
      const choices = { pod, endCallCommand, offerTimeoutSec };
      dispatch({ type: "chosen", choices });
      deps.keepChoices?.(choices);
    },
    closeNotice: () => dispatch({ type: "notice-closed" }),
    close() {
      stopTabs();
      host.close();
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
  };
}
