// The agents who take the generator's calls, by phone or however else.
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";

/** A call at an agent's DN. */
export interface FloorCall {
  readonly connectionId: string;
  readonly dn: string;
}

/** Whether an agent could do it. */
export type Could = boolean | Promise<boolean>;

/** Agents who do as they are told. */
export interface Floor {
  answer(call: FloorCall): Could;
  hangup(call: FloorCall): Could;
  /** Takes calls again. */
  ready(dn: string): Could;
}

/** Agents who use the phones on their desks. */
export function phoneFloor({ phone }: Pick<MockControl, "phone">): Floor {
  return {
    answer: ({ dn, connectionId }) => succeeds(() => phone.answer(dn, connectionId)),
    hangup: ({ dn, connectionId }) => succeeds(() => phone.hangup(dn, connectionId)),
    ready: (dn) => succeeds(() => phone.ready(dn)),
  };
}

/** Tells whether the agent could, at once where that is known at once. */
export function whenKnown(could: Could, tell: (could: boolean) => void): void {
  if (typeof could === "boolean") tell(could);
  else could.then(tell, () => tell(false));
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
