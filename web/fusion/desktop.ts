// The simulated desktop as data: what is shown, and the one function that changes it. No DOM, no clock;
// what a toolbar publishes comes in through operations.ts.
import type { UefRecord } from "../shared/uef_record.ts";
import type { Communication, Pending } from "./communication.ts";
import type { Contact } from "./contacts.ts";
import { type Abilities, controlsAfter, NO_ABILITIES } from "./controls.ts";
import { isDisabled, isExtension } from "./features.ts";
import { DEFAULT_CHOICES, type DeskChoices } from "./pod.ts";
import { type FieldChange, withChanges } from "./wrap_up.ts";

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
  /** The toolbar's own words for the state and for its reason; empty when it gave none. */
  readonly text: string;
  readonly reason: string;
}

/** The word for "end this call": the Genesys chapter has `wrapup`, the UEF reference `disconnect`. */
export type EndCallCommand = DeskChoices["endCallCommand"];

/** `bad`: something went wrong. `info`: the toolbar does what it should not. `calm`: how a call ended. */
export interface Notice {
  readonly tone: "bad" | "info" | "calm";
  readonly text: string;
}

/** What the toolbar answered to the last agent command that was sent by hand. */
export interface AgentAnswer {
  readonly command: string;
  readonly result: "pending" | "success" | "error";
  /** The answer's out data, or what went wrong. */
  readonly text: string;
}

export interface Desktop extends DeskChoices {
  readonly toolbar: ToolbarLink;
  /** What the toolbar said with readyForOperation; many never say it. */
  readonly isReady?: boolean;
  readonly phone: Phone;
  /** The buttons of a call that the toolbar supports. */
  readonly abilities: Abilities;
  /** The toolbar reports how calls stand, so that its word alone moves the buttons. */
  readonly reportsControls: boolean;
  /** What SetToolbarProperties asked for, in pixels. */
  readonly toolbarSize: { readonly width?: number; readonly height?: number };
  readonly agentAnswer?: AgentAnswer;
  /** What the toolbar said it cannot do, in its own words. */
  readonly disabledFeatures: readonly string[];
  readonly communications: readonly Communication[];
  /** The last thing that went wrong. */
  readonly notice?: Notice;
  /** UEF messages, the oldest first. */
  readonly log: readonly UefRecord[];
}

/** A desktop whose toolbar has not loaded yet. */
export const INITIAL_DESKTOP: Desktop = {
  ...DEFAULT_CHOICES,
  toolbar: { status: "waiting" },
  phone: { icon: "disabled", text: "", reason: "" },
  abilities: NO_ABILITIES,
  reportsControls: false,
  toolbarSize: {},
  disabledFeatures: [],
  communications: [],
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
  /** The agent clears a call that a reloaded toolbar no longer knows; any, where no end may come. */
  | { readonly type: "dismissed"; readonly eventId: string; readonly isForced: boolean }
  | { readonly type: "notice-closed" }
  | { readonly type: "noticed"; readonly notice: Notice }
  | { readonly type: "chosen"; readonly choices: DeskChoices }
  | { readonly type: "abilities-told"; readonly abilities: Abilities }
  /** The toolbar took a command whose effect no other message tells. */
  | {
    readonly type: "command-taken";
    readonly eventId: string;
    readonly commandId: string;
    readonly command: string;
  }
  | { readonly type: "offer-ran-out"; readonly eventId: string }
  | { readonly type: "contact-chosen"; readonly eventId: string; readonly contact: Contact }
  | {
    readonly type: "fields-changed";
    readonly eventId: string;
    readonly changes: readonly FieldChange[];
  }
  | { readonly type: "agent-answered"; readonly answer: AgentAnswer }
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
      return find(desktop, input.eventId)?.announced && !input.isForced
        ? desktop
        : remove(desktop, input.eventId);
    case "notice-closed": {
      const { notice: _, ...rest } = desktop;
      return rest;
    }
    case "noticed":
      return { ...desktop, notice: input.notice };
    case "chosen":
      return { ...desktop, ...input.choices };
    case "abilities-told":
      return { ...desktop, abilities: input.abilities };
    case "command-taken": {
      const { eventId, commandId, command } = input;
      return change(desktop, eventId, (call) => {
        if (call.pending?.commandId !== commandId) return call;
        const controls = controlsAfter(call.controls, command);
        // A toolbar that reports how calls stand has the word.
        const isAwaited = desktop.reportsControls && controls !== call.controls;
        return isAwaited ? call : { ...withoutPending(call), controls };
      });
    }
    case "offer-ran-out":
      return change(
        desktop,
        input.eventId,
        (call) => call.phase === "offered" ? { ...call, hasRunOut: true } : call,
      );
    case "contact-chosen":
      return change(desktop, input.eventId, (call) => ({ ...call, contact: input.contact }));
    case "fields-changed":
      return change(desktop, input.eventId, (call) => ({
        ...call,
        wrapUp: withChanges(call.wrapUp, input.changes),
      }));
    case "agent-answered":
      return { ...desktop, agentAnswer: input.answer };
    case "recorded":
      return { ...desktop, log: [...desktop.log, input.record].slice(-MAX_LOG) };
  }
}

/** Why "Call" cannot be offered; undefined when it can. `number` for one number alone. */
export function dialObstacle(desktop: Desktop, number = "+"): string | undefined {
  const { phone, disabledFeatures, communications, isReady } = desktop;
  if (isDisabled(disabledFeatures, "outgoing")) return "This toolbar does not place calls.";
  if (isReady === false) return "The media toolbar is not ready.";
  if (isExtension(number) && isDisabled(disabledFeatures, "extensions")) {
    return "This toolbar does not call extensions.";
  }
  if (communications.some(({ phase }) => phase !== "wrap-up")) return "One call at a time.";
  return phone.icon === "available"
    ? undefined
    : "To place a call, make yourself available in the media toolbar.";
}

/** The call of an eventId: the one that the toolbar gave, or the one that a pod replied with. */
export const find = (desktop: Desktop, eventId: string): Communication | undefined =>
  desktop.communications.find((call) => call.eventId === eventId) ??
    desktop.communications.find((call) =>
      desktop.pod.renamesCalls && call.otherEventId === eventId
    );

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

/** The desktop with one call changed. */
export const change = (
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
const withoutToolbar = ({ isReady: _, agentAnswer: __, ...desktop }: Desktop): Desktop => ({
  ...desktop,
  toolbar: INITIAL_DESKTOP.toolbar,
  phone: INITIAL_DESKTOP.phone,
  abilities: NO_ABILITIES,
  reportsControls: false,
  toolbarSize: {},
  disabledFeatures: [],
  communications: desktop.communications.map((call) => ({
    ...withoutPending(call),
    announced: false,
  })),
});

/** The toolbar has spoken: nothing is pending any more. */
export function withoutPending(call: Communication): Communication {
  const { pending: _, ...rest } = call;
  return rest;
}
