// The desktop at work: the model, the framework's host and the agent's actions, wired together. No DOM;
// the line to the toolbar, the clock and the ids are injected.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { UefRecord } from "../shared/uef_record.ts";
import type { Communication, InteractionCommand, Surroundings } from "./communication.ts";
import { findByNumber } from "./contacts.ts";
import {
  type Desktop,
  type DesktopInput,
  dialObstacle,
  type EndCallCommand,
  find,
  INITIAL_DESKTOP,
  reduce,
} from "./desktop.ts";
import {
  APP_CLASSIFICATION,
  FRAMEWORK_VERSION,
  operate,
  type Outcome,
  TOOLBAR_NAME,
} from "./operations.ts";
import { outDataOf, outgoingOutDataOf } from "./out_data.ts";
import {
  type Answer,
  createHost,
  type Host,
  type HostDeps,
  type Traffic,
} from "./uef/host/host.ts";
import type { Port } from "./uef/port.ts";
import { PHONE } from "./uef/vocabulary.ts";

/** How long a button waits for the call to change before it may be pressed again, in milliseconds. */
export const EFFECT_TIMEOUT_MS = 15_000;

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
}

/** How a call was wrapped up. */
export interface WrapUp {
  readonly code: string;
  readonly notes: string;
}

/** What an agent can do at the desktop. An action on a call that does not allow it does nothing. */
export interface Desk {
  readonly desktop: ReadonlySignal<Desktop>;
  answer(eventId: string): void;
  decline(eventId: string): void;
  endCall(eventId: string): void;
  cancelDialling(eventId: string): void;
  dial(number: string): void;
  saveWrapUp(eventId: string, wrapUp: WrapUp): void;
  dismiss(eventId: string): void;
  chooseEndCallCommand(command: EndCallCommand): void;
  closeNotice(): void;
  close(): void;
}

/** Opens the desk; it listens for a toolbar from now on. */
export function createDesk(deps: DeskDeps): Desk {
  const { port, clock, newId, origin, openHost = createHost, publishRecord } = deps;
  const desktop = signal<Desktop>(INITIAL_DESKTOP);
  const timers = new Set<Timer>();
  let recordId = 0;

  const dispatch = (input: DesktopInput) => {
    desktop.value = reduce(desktop.value, input);
  };

  const record = (traffic: Traffic) => {
    const stamped = { id: ++recordId, time: clock.now(), ...traffic };
    dispatch({ type: "recorded", record: stamped });
    publishRecord(stamped);
  };

  const withDesktop: DeskHostDeps["withDesktop"] = (act) => {
    const outcome = act(desktop.value, { now: clock.now(), newId, findContact: findByNumber });
    desktop.value = outcome.desktop;
    return outcome.answer;
  };

  const host = openHost({
    port,
    clock,
    newId,
    toolbarName: TOOLBAR_NAME,
    version: FRAMEWORK_VERSION,
    appClassification: APP_CLASSIFICATION,
    answer(operation) {
      const answer = withDesktop((desktop, around) => operate(desktop, operation, around));
      if (operation.operation === "readyForOperationOperation") void confirmCalls();
      return answer;
    },
    withDesktop,
    onSession: (toolbar) =>
      dispatch(toolbar ? { type: "toolbar-connected", ...toolbar } : { type: "toolbar-gone" }),
    onTraffic: record,
  });

  const later = (delayMs: number, input: DesktopInput) => {
    const timer = clock.setTimer(delayMs, () => {
      timers.delete(timer);
      dispatch(input);
    });
    timers.add(timer);
  };

  /** What all payloads of events have. */
  const eventBase = (method: string, uuid: string) => ({
    ...PHONE,
    method,
    toolbarName: TOOLBAR_NAME,
    uuid,
  });

  /** Asks a toolbar that was reloaded which of the calls it goes on with. */
  async function confirmCalls(): Promise<void> {
    if (desktop.value.communications.every(({ announced }) => announced)) return;
    const delivery = await host.fire("onToolbarAgentCommand", {
      ...eventBase("onToolbarAgentCommand", newId()),
      command: "getActiveEngagements",
      commandId: newId(),
      slot: "",
      target: "toolbar",
      timeStamp: clock.now(),
      inData: {},
      outData: {},
    });
    if (delivery.outcome === "failed") return;
    dispatch({ type: "calls-confirmed", eventIds: engagementIdsOf(delivery.outData) });
  }

  async function command(call: Communication, command: InteractionCommand): Promise<void> {
    const { eventId } = call;
    // An answer that hangs must not keep the agent from declining.
    if (call.pending?.command === command) return;
    const commandId = newId();
    dispatch({ type: "command-sent", eventId, pending: { command, commandId } });
    const failed = (detail: string): DesktopInput => ({
      type: "command-failed",
      eventId,
      commandId,
      detail,
    });
    later(
      EFFECT_TIMEOUT_MS,
      failed(
        `Nothing has come of "${command}" for ${EFFECT_TIMEOUT_MS / 1000} s. You can try again`,
      ),
    );
    const delivery = await host.fire("onToolbarInteractionCommand", {
      ...eventBase("onToolbarInteractionCommand", newId()),
      command,
      commandId,
      eventId,
      slot: "",
      target: "toolbar",
      timeStamp: clock.now(),
      inData: {},
      outData: outDataOf(call),
    });
    if (delivery.outcome === "failed") dispatch(failed(delivery.detail));
  }

  async function dial(number: string): Promise<void> {
    if (dialObstacle(desktop.value)) return;
    const eventId = newId();
    const contact = findByNumber(number);
    const communication: Communication = {
      eventId,
      direction: "outbound",
      number,
      ...contact && { contact },
      interactionId: newId(),
      wrapupId: newId(),
      inData: {},
      announced: false,
      phase: "placing",
      since: clock.now(),
    };
    const failed = (detail: string): DesktopInput => ({ type: "call-failed", eventId, detail });
    dispatch({ type: "call-placed", communication });
    later(
      EFFECT_TIMEOUT_MS,
      failed("The toolbar has not announced the call it was asked to place"),
    );
    const delivery = await host.fire("onOutgoingEvent", {
      ...eventBase("onOutgoingEvent", eventId),
      eventId,
      origin,
      windowName: "fusion",
      outData: outgoingOutDataOf(communication),
    });
    if (delivery.outcome === "failed") dispatch(failed(delivery.detail));
  }

  /** Does something to a call that is in one of the phases. */
  const withCall = (
    eventId: string,
    phases: readonly Communication["phase"][],
    act: (call: Communication) => void,
  ) => {
    const call = find(desktop.value, eventId);
    if (call && phases.includes(call.phase)) act(call);
  };

  return {
    desktop,
    answer: (eventId) => withCall(eventId, ["offered"], (call) => void command(call, "accept")),
    decline: (eventId) => withCall(eventId, ["offered"], (call) => void command(call, "reject")),
    endCall: (eventId) =>
      withCall(
        eventId,
        ["engaged"],
        (call) => void command(call, desktop.value.endCallCommand),
      ),
    cancelDialling: (eventId) =>
      withCall(eventId, ["placing", "dialling"], (call) => void command(call, "disconnect")),
    dial: (number) => void dial(number),
    saveWrapUp: (eventId, { code, notes }) =>
      withCall(eventId, ["wrap-up"], (call) => {
        void host.fire("onDataUpdated", {
          ...eventBase("onDataUpdated", newId()),
          eventId,
          eventSource: "fusion",
          result: "success",
          outData: {
            updateType: "WRAPUP_FINISHED",
            SVCMCA_WRAPUP_ID: call.wrapupId,
            SVCMCA_WRAPUP_COMM_REASON: code,
            SVCMCA_WRAPUP_INTERACTION_NOTES: notes,
          },
        });
        dispatch({ type: "wrapup-saved", eventId });
      }),
    dismiss: (eventId) => dispatch({ type: "dismissed", eventId }),
    chooseEndCallCommand: (command) => dispatch({ type: "end-call-command-chosen", command }),
    closeNotice: () => dispatch({ type: "notice-closed" }),
    close() {
      host.close();
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
  };
}

/** The calls in a toolbar's answer to getActiveEngagements: `{engagements: [{eventId}]}` (fairs). */
function engagementIdsOf(outData: unknown): string[] {
  const { engagements } = (outData ?? {}) as { readonly engagements?: unknown };
  if (!Array.isArray(engagements)) return [];
  return engagements.map((engagement) => engagement?.eventId).filter((eventId) =>
    typeof eventId === "string"
  );
}
