// What only the older API can ask for: customer data, screen pops, what becomes of an engagement, and
// the toolbar's windows. Pure; what the desktop does not show is agreed to, so that a toolbar goes on.
import { LOOKUP_OBJECTS, PAGES, TOKENS } from "../configuration.ts";
import { findByNumber } from "../contacts.ts";
import { type Desktop, find, noticed } from "../desktop.ts";
import { contactTokensOf, outDataOf } from "../out_data.ts";
import type { Answer } from "../uef/host/host.ts";
import type { Attributes } from "../uef/types.ts";
import { CONFIG_TYPES, type ConfigType } from "./vocabulary.ts";
import type { Call } from "./calls.ts";

/** The windows that a toolbar may open and close. */
export interface Windows {
  readonly floatingToolbar: boolean;
  readonly companionPanel: boolean;
}

export interface State {
  readonly desktop: Desktop;
  readonly windows: Windows;
}

export interface Served extends State {
  readonly answer: Answer;
}

/** Carries out a call that operations.ts has no operation for. */
export function serve(call: Call, { desktop, windows }: State): Served {
  const done = (payload: Attributes = {}, next: Partial<State> = {}): Served => ({
    desktop,
    windows,
    ...next,
    answer: { ok: true, payload },
  });
  switch (call.method) {
    case "getCustomerData": {
      const known = find(desktop, call.data.eventId ?? "");
      return done({ outData: known ? outDataOf(known) : lookedUp(call.data.inData) });
    }
    case "invokeScreenPop": {
      const text = `The toolbar has Fusion open the page "${call.data.pageCode}"`;
      return done({ pageCode: call.data.pageCode }, { desktop: noticed(desktop, text, "info") });
    }
    case "transferCommEvent":
    case "conferenceCommEvent":
    case "setCommEventTranscript":
    case "upgradeCommEvent":
    case "downgradeCommEvent":
    case "focusCommEvent":
      return inEngagement(call, { desktop, windows }, done);
    case "openFloatingToolbar":
      return done({ toolbarOpen: true }, { windows: { ...windows, floatingToolbar: true } });
    case "closeFloatingToolbar":
      return done({ toolbarOpen: false }, { windows: { ...windows, floatingToolbar: false } });
    case "isFloatingToolbarOpen":
      return done({ toolbarOpen: windows.floatingToolbar });
    case "openCompanionPanel":
      return done({ panelOpen: true }, { windows: { ...windows, companionPanel: true } });
    case "closeCompanionPanel":
      return done({ panelOpen: false }, { windows: { ...windows, companionPanel: false } });
    case "isCompanionPanelOpen":
      return done({ panelOpen: windows.companionPanel });
    // A message goes to every other toolbar, and there is only this one.
    default:
      return done();
  }
}

type EngagementCall = Extract<
  Call,
  {
    method:
      | "transferCommEvent"
      | "conferenceCommEvent"
      | "setCommEventTranscript"
      | "upgradeCommEvent"
      | "downgradeCommEvent"
      | "focusCommEvent";
  }
>;

function inEngagement(
  { method, data: { eventId } }: EngagementCall,
  state: State,
  done: (payload: Attributes) => Served,
): Served {
  const known = find(state.desktop, eventId);
  if (known?.phase === "engaged") return done({ outData: outDataOf(known) });
  const why = known ? `is "${known.phase}"` : "was never announced or is closed";
  const message = `${method} for eventId "${eventId}", which ${why}. ` +
    "It is for a call that startCommEvent was sent for";
  return {
    ...state,
    desktop: noticed(state.desktop, message),
    answer: { ok: false, error: { code: "unknown-communication", message } },
  };
}

/** What is known of whom a toolbar asks for by number. */
function lookedUp(inData: Attributes): Attributes {
  const { SVCMCA_ANI: number } = inData;
  const contact = typeof number === "string" ? findByNumber(number) : undefined;
  return { ...inData, ...contact && contactTokensOf(contact) };
}

/**
 * The part of the configuration that was asked for. The names of the agent's own part are Oracle's; the
 * pages on the others could not be read, so that their names are a guess.
 */
export function configurationOf(type: ConfigType, toolbar: Attributes): Attributes {
  const { faTrustToken, ...agent } = toolbar;
  const parts: Readonly<Record<Exclude<ConfigType, "ALL">, Attributes>> = {
    TOOLBAR: agent,
    TOKENS,
    PAGES,
    LOOKUP_OBJECTS,
    FA_TOKEN: { faTrustToken },
  };
  if (type !== "ALL") return parts[type];
  return Object.assign({}, ...CONFIG_TYPES.map((each) => each === "ALL" ? {} : parts[each]));
}
