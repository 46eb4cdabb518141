// What the parts of the desk share: the model and its one door, the host, the clock, and the payloads
// that all events have. No behaviour of its own.
import type { ReadonlySignal } from "@preact/signals";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Communication, Phase } from "./communication.ts";
import { type Desktop, type DesktopInput, find } from "./desktop.ts";
import { TOOLBAR_NAME } from "./operations.ts";
import type { Host } from "./uef/host/host.ts";
import type { Attributes } from "./uef/types.ts";
import { PHONE } from "./uef/vocabulary.ts";

/** How events reach the toolbar, whatever protocol it speaks. */
export type EventSink = Pick<Host, "fire" | "hears" | "confirm">;

export interface DeskParts {
  readonly desktop: ReadonlySignal<Desktop>;
  readonly dispatch: (input: DesktopInput) => void;
  readonly host: EventSink;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Does something after a while, unless the desk is closed before. */
  readonly later: (delayMs: number, act: () => void) => void;
}

/** What all payloads of events have. */
export const eventBase = (method: string, uuid: string): Attributes => ({
  ...PHONE,
  method,
  toolbarName: TOOLBAR_NAME,
  uuid,
});

/** Does something to a call that is in one of the phases. */
export function withCall(
  { desktop }: Pick<DeskParts, "desktop">,
  eventId: string,
  phases: readonly Phase[],
  act: (call: Communication) => void,
): void {
  const call = find(desktop.value, eventId);
  if (call && phases.includes(call.phase)) act(call);
}

/** Tells the toolbar that something changed at a call (fuief: onDataUpdated). */
export function tellUpdate(
  { host, newId }: Pick<DeskParts, "host" | "newId">,
  eventId: string,
  outData: Attributes & { readonly updateType: string },
): void {
  void host.fire("onDataUpdated", {
    ...eventBase("onDataUpdated", newId()),
    eventId,
    eventSource: "fusion",
    result: "success",
    outData,
  });
}
