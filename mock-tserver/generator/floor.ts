// The agents who take the generator's calls, by phone or however else.
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";

/** A call at an agent's DN. */
export interface FloorCall {
  readonly connectionId: string;
  readonly dn: string;
}

/** Agents who do as they are told; false when they could not. */
export interface Floor {
  answer(call: FloorCall): boolean | Promise<boolean>;
  hangup(call: FloorCall): boolean | Promise<boolean>;
}

/** Agents who use the phones on their desks. */
export function phoneFloor({ phone }: Pick<MockControl, "phone">): Floor {
  return {
    answer: ({ dn, connectionId }) => succeeds(() => phone.answer(dn, connectionId)),
    hangup: ({ dn, connectionId }) => succeeds(() => phone.hangup(dn, connectionId)),
  };
}

/** Whether a control could be followed. */
export function succeeds(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof ControlError) return false;
    throw error;
  }
}
