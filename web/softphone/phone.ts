// What one phone shows. Pure: a button press only notes that the switch was asked; the calls
// change when the switch tells, and at no other time.

/** `ringing`: it rings here. `dialling`: it rings at the other end. `talking`, `held`: connected. */
export type PhoneCallState = "ringing" | "dialling" | "talking" | "held";

/** One call as the switch sees it from this phone. */
export interface PhoneCall {
  readonly connectionId: string;
  readonly state: PhoneCallState;
  /** The number or DN at the other end; empty when the switch does not tell. */
  readonly otherNumber: string;
  /** The number that this phone has in the call, where it can have several. */
  readonly ownNumber?: string;
}

/** A call on the display, with its times as far as this page saw them: milliseconds since the epoch. */
export interface ShownCall extends PhoneCall {
  /** When it came into its state; a call that was taken back from hold talks since it was answered. */
  readonly since: number | undefined;
  readonly answeredAt: number | undefined;
}

export type PhoneAction = "call" | "answer" | "decline" | "hangup" | "busy";

/** A button was pressed and the switch has not shown the effect yet. */
export interface Pending {
  readonly action: PhoneAction;
  /** The call it is about; a call that is being placed has none before the switch names it. */
  readonly connectionId: string | undefined;
  /** Whether the switch took the request. */
  readonly isAccepted: boolean;
}

export interface Phone {
  readonly calls: readonly ShownCall[];
  readonly pending: readonly Pending[];
  /** What went wrong last, in words. */
  readonly problem: string | undefined;
  /** Whether the switch was heard at all; before that an empty phone means nothing. */
  readonly isTold: boolean;
}

export const NEW_PHONE: Phone = { calls: [], pending: [], problem: undefined, isTold: false };

export type PhoneInput =
  /** The switch told all calls of this phone. */
  | { readonly type: "told"; readonly calls: readonly PhoneCall[]; readonly time: number }
  | { readonly type: "pressed"; readonly action: PhoneAction; readonly connectionId?: string }
  | { readonly type: "accepted"; readonly action: PhoneAction; readonly connectionId?: string }
  | {
    readonly type: "refused";
    readonly action: PhoneAction;
    readonly connectionId?: string;
    readonly detail: string;
  };

/** The phone after an input. */
export function phoneAfter(phone: Phone, input: PhoneInput): Phone {
  const { connectionId } = "connectionId" in input ? input : { connectionId: undefined };
  const others = phone.pending.filter((each) => each.connectionId !== connectionId);
  switch (input.type) {
    case "pressed": {
      const pending = { action: input.action, connectionId, isAccepted: false };
      return { ...phone, pending: [...others, pending], problem: undefined };
    }
    case "accepted":
      return {
        ...phone,
        pending: phone.pending.map((each) =>
          each.connectionId === connectionId && each.action === input.action
            ? { ...each, isAccepted: true }
            : each
        ),
      };
    case "refused":
      return { ...phone, pending: others, problem: input.detail };
    case "told":
      return told(phone, input.calls, input.time);
  }
}

function told(phone: Phone, calls: readonly PhoneCall[], time: number): Phone {
  const shown = calls.map((call) => {
    const before = phone.calls.find((each) => each.connectionId === call.connectionId);
    if (before?.state === call.state) return { ...before, ...call };
    const changedAt = phone.isTold ? time : undefined;
    const since = call.state === "talking" ? before?.answeredAt ?? changedAt : changedAt;
    return {
      ...call,
      since,
      answeredAt: call.state === "talking" ? since : before?.answeredAt,
    };
  });
  const pending = phone.pending.filter(({ connectionId, isAccepted }) => {
    if (connectionId === undefined) return !isAccepted;
    const stateOf = (list: readonly PhoneCall[]) =>
      list.find((call) => call.connectionId === connectionId)?.state;
    return stateOf(shown) !== undefined && stateOf(shown) === stateOf(phone.calls);
  });
  return { ...phone, calls: shown, pending, isTold: true };
}

/** Where the handset is: in its cradle, in its cradle while the bell rings, or in a hand. */
export type Hook = "on" | "ringing" | "off";

/** On hook means that no call has this phone's line open. */
export function hookOf({ calls }: Pick<Phone, "calls">): Hook {
  if (calls.some((call) => call.state !== "ringing")) return "off";
  return calls.length > 0 ? "ringing" : "on";
}

/** The button that was pressed for a call and has not had its effect yet. */
export function pendingOf(phone: Phone, connectionId?: string): PhoneAction | undefined {
  return phone.pending.find((each) => each.connectionId === connectionId)?.action;
}
