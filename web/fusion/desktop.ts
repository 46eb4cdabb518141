// The simulated desktop as data: what is shown, and the one function that changes it. No DOM, no clock;
// what a toolbar publishes comes in through operations.ts.
import type { UefRecord } from "../shared/uef_record.ts";
import type { Communication, Pending } from "./communication.ts";

/** The most messages that are kept for display. */
export const MAX_LOG = 200;

/** Whether the toolbar in the frame has said hello. */
export type ToolbarLink =
  | { readonly status: "waiting" }
  | { readonly status: "connected"; readonly applicationName: string; readonly version: string };

/**
 * What the agent's state makes of the phone icon: `disabled` while nobody is logged in, `greyed` while
 * the agent takes no calls, `available` when calls may come (fuief: agentStateEvent).
 */
export type PhoneIcon = "disabled" | "greyed" | "available";

export interface Phone {
  readonly icon: PhoneIcon;
  /** The toolbar's own word for the state; empty when it gave none. */
  readonly text: string;
}

/** The word for "end this call": the Genesys chapter has `wrapup`, the UEF reference `disconnect`. */
export type EndCallCommand = "wrapup" | "disconnect";

export interface Notice {
  readonly tone: "bad" | "info";
  readonly text: string;
}

export interface Desktop {
  readonly toolbar: ToolbarLink;
  readonly phone: Phone;
  /** What the toolbar said it cannot do, in its own words. */
  readonly disabledFeatures: readonly string[];
  readonly communications: readonly Communication[];
  readonly endCallCommand: EndCallCommand;
  /** The last thing that went wrong. */
  readonly notice?: Notice;
  /** UEF messages, the oldest first. */
  readonly log: readonly UefRecord[];
}

/** A desktop whose toolbar has not loaded yet. */
export const INITIAL_DESKTOP: Desktop = {
  toolbar: { status: "waiting" },
  phone: { icon: "disabled", text: "" },
  disabledFeatures: [],
  communications: [],
  endCallCommand: "wrapup",
  log: [],
};

export type DesktopInput =
  | {
    readonly type: "toolbar-connected";
    readonly applicationName: string;
    readonly version: string;
  }
  | { readonly type: "toolbar-gone" }
  /** The agent pressed a button; the effect is the toolbar's to tell. */
  | { readonly type: "command-sent"; readonly eventId: string; readonly pending: Pending }
  /** No effect will come: the toolbar refused, failed or did not answer. */
  | {
    readonly type: "command-failed";
    readonly eventId: string;
    readonly commandId: string;
    readonly detail: string;
  }
  | { readonly type: "call-placed"; readonly communication: Communication }
  | { readonly type: "call-failed"; readonly eventId: string; readonly detail: string }
  | { readonly type: "wrapup-saved"; readonly eventId: string }
  /** The toolbar knows these calls: it was reloaded, and goes on with them. */
  | { readonly type: "calls-confirmed"; readonly eventIds: readonly string[] }
  /** The agent clears a call that a reloaded toolbar no longer knows. */
  | { readonly type: "dismissed"; readonly eventId: string }
  | { readonly type: "notice-closed" }
  | { readonly type: "end-call-command-chosen"; readonly command: EndCallCommand }
  | { readonly type: "recorded"; readonly record: UefRecord };

/** The desktop after an input. */
export function reduce(desktop: Desktop, input: DesktopInput): Desktop {
  switch (input.type) {
    case "toolbar-connected": {
      const { applicationName, version } = input;
      return {
        ...withoutToolbar(desktop),
        toolbar: { status: "connected", applicationName, version },
      };
    }
    case "toolbar-gone":
      return withoutToolbar(desktop);
    case "command-sent":
      return change(desktop, input.eventId, (call) => ({ ...call, pending: input.pending }));
    case "command-failed": {
      const call = find(desktop, input.eventId);
      if (call?.pending?.commandId !== input.commandId) return desktop;
      return noticed(change(desktop, input.eventId, withoutPending), input.detail);
    }
    case "call-placed":
      return { ...desktop, communications: [...desktop.communications, input.communication] };
    case "call-failed":
      return find(desktop, input.eventId)?.phase === "placing"
        ? noticed(remove(desktop, input.eventId), input.detail)
        : desktop;
    case "wrapup-saved":
      return find(desktop, input.eventId)?.phase === "wrap-up"
        ? remove(desktop, input.eventId)
        : desktop;
    case "calls-confirmed":
      return input.eventIds.reduce(
        (known, eventId) => change(known, eventId, (call) => ({ ...call, announced: true })),
        desktop,
      );
    case "dismissed":
      return find(desktop, input.eventId)?.announced ? desktop : remove(desktop, input.eventId);
    case "notice-closed": {
      const { notice: _, ...rest } = desktop;
      return rest;
    }
    case "end-call-command-chosen":
      return { ...desktop, endCallCommand: input.command };
    case "recorded":
      return { ...desktop, log: [...desktop.log, input.record].slice(-MAX_LOG) };
  }
}

/** Why "Call" cannot be offered; undefined when it can. */
export function dialObstacle(desktop: Desktop): string | undefined {
  const { phone, disabledFeatures, communications } = desktop;
  // Oracle's pages have both words for it.
  if (disabledFeatures.some((feature) => feature === "OUTGOING" || feature === "OUTBOUND_CALL")) {
    return "This toolbar does not place calls.";
  }
  if (communications.some(({ phase }) => phase !== "wrap-up")) return "One call at a time.";
  return phone.icon === "available"
    ? undefined
    : "To place a call, make yourself available in the media toolbar.";
}

export const find = (desktop: Desktop, eventId: string): Communication | undefined =>
  desktop.communications.find((call) => call.eventId === eventId);

/** Puts a call in its place, or takes it away. */
export function put(desktop: Desktop, eventId: string, call: Communication | undefined): Desktop {
  if (!call) return remove(desktop, eventId);
  if (find(desktop, eventId)) return change(desktop, eventId, () => call);
  return { ...desktop, communications: [...desktop.communications, call] };
}

/** Shows what went wrong. */
export const noticed = (desktop: Desktop, text: string, tone: Notice["tone"] = "bad"): Desktop => ({
  ...desktop,
  notice: { tone, text },
});

const change = (
  desktop: Desktop,
  eventId: string,
  next: (call: Communication) => Communication,
): Desktop => ({
  ...desktop,
  communications: desktop.communications.map((call) =>
    call.eventId === eventId ? next(call) : call
  ),
});

const remove = (desktop: Desktop, eventId: string): Desktop => ({
  ...desktop,
  communications: desktop.communications.filter((call) => call.eventId !== eventId),
});

/** Another toolbar must say again who it is, whether the agent takes calls, and which calls there are. */
const withoutToolbar = (desktop: Desktop): Desktop => ({
  ...desktop,
  toolbar: INITIAL_DESKTOP.toolbar,
  phone: INITIAL_DESKTOP.phone,
  disabledFeatures: [],
  communications: desktop.communications.map((call) => ({
    ...withoutPending(call),
    announced: false,
  })),
});

function withoutPending(call: Communication): Communication {
  const { pending: _, ...rest } = call;
  return rest;
}
