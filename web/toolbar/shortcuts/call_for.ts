// Which call a key is about, where there are several. Pure.
import type { CallPhase, CallView } from "../state/model.ts";
import type { Action } from "./keys.ts";

export type CallAction = Extract<
  Action,
  "accept" | "end" | "hold" | "mute" | "keypad" | "transfer"
>;

const CALL_ACTIONS: readonly Action[] = ["accept", "end", "hold", "mute", "keypad", "transfer"];

export const isCallAction = (action: Action): action is CallAction => CALL_ACTIONS.includes(action);

/** The phases in which the action has a meaning, the most meant first. */
const MEANT: Record<CallAction, readonly CallPhase[]> = {
  accept: ["RINGING"],
  // What rings is declined before what goes on is ended.
  end: ["RINGING", "DIALLING", "ACCEPTED", "HELD"],
  hold: ["ACCEPTED", "HELD"],
  mute: ["ACCEPTED"],
  keypad: ["ACCEPTED", "DIALLING"],
  transfer: ["ACCEPTED", "RINGING", "HELD"],
};

/** The call that the agent means; of several in one phase the one that came first. */
export function callFor(action: CallAction, calls: readonly CallView[]): CallView | undefined {
  for (const phase of MEANT[action]) {
    const meant = calls.find((call) => call.phase === phase);
    if (meant) return meant;
  }
  return undefined;
}
