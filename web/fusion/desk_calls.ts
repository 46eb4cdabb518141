// What the agent does with calls at the desk: each becomes a command to the toolbar, which is pending
// until the toolbar tells its effect. Never changes a call's phase.
import { type Communication, type InteractionCommand, newCommunication } from "./communication.ts";
import { findByNumber } from "./contacts.ts";
import { type DesktopInput, dialObstacle } from "./desktop.ts";
import { type DeskParts, eventBase, tellUpdate, withCall } from "./desk_parts.ts";
import { outDataOf, outgoingOutDataOf } from "./out_data.ts";
import type { Attributes } from "./uef/types.ts";

/** How long a button waits for the call to change before it may be pressed again, in milliseconds. */
export const EFFECT_TIMEOUT_MS = 15_000;

/** These change no phase, so that the toolbar's word is all that tells their effect. */
const TAKEN_AT_ITS_WORD: ReadonlySet<InteractionCommand> = new Set([
  "hold",
  "unhold",
  "mute",
  "unmute",
  "record",
  "stopRecord",
  "setActive",
]);

/** Sends one command about a call. */
export async function sendCommand(
  { desktop, dispatch, host, clock, newId, later }: DeskParts,
  call: Communication,
  command: InteractionCommand,
  inData: Attributes = {},
): Promise<void> {
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
  const nothing = `Nothing has come of "${command}" for ${EFFECT_TIMEOUT_MS / 1000} s. ` +
    "You can try again";
  later(EFFECT_TIMEOUT_MS, () => dispatch(failed(nothing)));
  const delivery = await host.fire("onToolbarInteractionCommand", {
    ...eventBase("onToolbarInteractionCommand", newId()),
    command,
    commandId,
    eventId,
    slot: "",
    target: "toolbar",
    timeStamp: clock.now(),
    inData,
    outData: outDataOf(call, desktop.value.pod),
  });
  if (delivery.outcome === "failed") return dispatch(failed(delivery.detail));
  if (TAKEN_AT_ITS_WORD.has(command)) {
    dispatch({ type: "command-taken", eventId, commandId, command });
  }
}

/**
 * Ends a call that is being placed. Some pods send the command at once; else it waits until the toolbar
 * has announced the call and knows what to end.
 */
export function cancelDialling(parts: DeskParts, eventId: string, awaited: Set<string>): void {
  withCall(parts, eventId, ["placing", "dialling"], (call) => {
    if (call.phase === "dialling" || parts.desktop.value.pod.cancelsEarly) {
      return void sendCommand(parts, call, "disconnect");
    }
    awaited.add(eventId);
    const pending = { command: "disconnect", commandId: parts.newId() } as const;
    parts.dispatch({ type: "command-sent", eventId, pending });
  });
}

/** Asks the toolbar to dial a number. */
export async function dial(parts: DeskParts, number: string, origin: string): Promise<void> {
  const { desktop, dispatch, host, clock, newId, later } = parts;
  if (dialObstacle(desktop.value, number)) return;
  const eventId = newId();
  const contact = findByNumber(number);
  const names = { eventId, direction: "outbound", number, contact } as const;
  const communication = newCommunication(names, { now: clock.now(), newId });
  const failed = (detail: string): DesktopInput => ({ type: "call-failed", eventId, detail });
  dispatch({ type: "call-placed", communication });
  later(
    EFFECT_TIMEOUT_MS,
    () => dispatch(failed("The toolbar has not announced the call it was asked to place")),
  );
  const delivery = await host.fire("onOutgoingEvent", {
    ...eventBase("onOutgoingEvent", eventId),
    eventId,
    origin,
    windowName: "fusion",
    outData: outgoingOutDataOf(communication, desktop.value.pod),
  });
  if (delivery.outcome === "failed") dispatch(failed(delivery.detail));
}

/** Rings no longer than it was told to: then the toolbar is asked to close the call (legacy: OFFER_TIMEOUT). */
export function watchOffer(parts: DeskParts, call: Communication | undefined): void {
  if (call?.phase !== "offered" || call.offerEndsAt === undefined) return;
  const { eventId, offerEndsAt } = call;
  parts.later(Math.max(0, offerEndsAt - parts.clock.now()), () => {
    withCall(parts, eventId, ["offered"], (now) => {
      // The same name may be another offer by now.
      if (now.offerEndsAt !== offerEndsAt) return;
      parts.dispatch({ type: "offer-ran-out", eventId });
      tellUpdate(parts, eventId, { updateType: "OFFER_TIMEOUT" });
    });
  });
}
