// The media toolbar's states. The records are keyed by the toolbar's own unions, so that a state that is added
// there without a picture here does not compile. Longer than 300 lines: a state is a few, and there are many.
import type { ReleaseCause } from "../../gateway/protocol/events.ts";
import {
  type Language,
  LANGUAGE_NAMES,
  LANGUAGES,
  PSEUDO_LANGUAGE,
} from "../../web/toolbar/i18n/languages.ts";
import type { SheetName } from "../../web/toolbar/sheets/lazy_sheet.tsx";
import type { StandingName } from "../../web/toolbar/state/standing.ts";
import { MAYA, type Stage, STRANGER, TOMAS } from "./stage.ts";
import type { State } from "./state.ts";

const DATA = { order: "A-1047", topic: "Lobby phones", language: "en" };

/** Where the agent can stand. */
const STANDINGS: Readonly<Record<StandingName, State>> = {
  "offline": {
    name: "offline",
    says: "Just opened: the agent takes no calls yet",
    act: (stage) => stage.says("Offline"),
  },
  "connecting": {
    name: "connecting",
    says: "The switch has not answered the login yet",
    act: async (stage) => {
      stage.never("RequestRegisterAddress");
      await stage.availability.click();
      await stage.says("Connecting…");
    },
  },
  "available": {
    name: "available",
    says: "Available, no calls",
    act: (stage) => stage.available(),
  },
  "leaving": {
    name: "leaving",
    says: "No more calls wanted, the switch has not followed yet",
    act: async (stage) => {
      await stage.available();
      stage.never("RequestAgentNotReady");
      await stage.availability.click();
      await stage.says("Leaving…");
    },
  },
  "not-ready": {
    name: "not-ready",
    says: "Not available, for a reason",
    act: async (stage) => {
      await stage.available();
      await stage.toolbar.getByLabel("Not available, with a reason").selectOption("Lunch");
      await stage.says(/Lunch/);
    },
  },
  "ringing": {
    name: "ringing",
    says: "A contact calls, with data",
    act: async (stage) => {
      await stage.available();
      await stage.ring(MAYA, DATA);
      await stage.says("Maya Lindqvist");
    },
  },
  "dialling": {
    name: "dialling",
    says: "The agent calls out",
    act: (stage) => stage.dial(),
  },
  "on-call": {
    name: "on-call",
    says: "Talking, with data",
    act: async (stage) => {
      await stage.talk(MAYA, DATA);
      await longTalk(stage);
    },
  },
  "held": {
    name: "held",
    says: "On hold",
    act: async (stage) => {
      await stage.talk();
      await longTalk(stage);
      await stage.button("Hold").click();
      await stage.says("HELD");
    },
  },
  "wrapping-up": {
    name: "wrapping-up",
    says: "The call is over, and is still written up in Fusion",
    act: async (stage) => {
      stage.control.customer.hangup(await stage.talk());
      await stage.says("DISCONNECTED");
    },
  },
  "reconnecting": {
    name: "reconnecting",
    says: "The gateway is gone in the middle of a call: the banner counts down",
    complains: true,
    act: async (stage) => {
      await stage.talk();
      await stage.unplug();
      await stage.says(/Next try in|Trying now/);
    },
  },
  "gateway-lost": {
    name: "gateway-lost",
    says: "The gateway has been gone for a while",
    complains: true,
    act: async (stage) => {
      await stage.available();
      await stage.unplug();
      await stage.says(/Next try in [4-9]/);
    },
  },
  "no-network": {
    name: "no-network",
    says: "This computer has no network",
    complains: true,
    act: async (stage) => {
      await stage.available();
      await stage.page.context().setOffline(true);
      await stage.unplug();
      await stage.says("This computer has no network");
    },
  },
  "link-lost": {
    name: "link-lost",
    says: "The T-Server's link is lost in the middle of a call",
    act: async (stage) => {
      await stage.talk();
      stage.control.setLink(false);
      await stage.says("The phone system cannot be reached");
    },
  },
  "out-of-service": {
    name: "out-of-service",
    says: "The agent's DN is out of service",
    act: async (stage) => {
      await stage.available();
      stage.control.setService("7001", false);
      await stage.says(/is out of service/);
    },
  },
};

/** What opens over the calls. */
const SHEETS: Readonly<Record<SheetName, State>> = {
  history: {
    name: "sheet-history",
    says: "The calls of the shift",
    act: async (stage) => {
      stage.control.customer.hangup(await stage.talk());
      await stage.says("DISCONNECTED");
      stage.control.customer.hangup(await stage.ring(STRANGER));
      await stage.toolbar.locator(".call--ringing").waitFor({ state: "detached" });
      await stage.button(/^Calls of this shift/).click();
      await stage.toolbar.locator(".sheet:not([aria-busy])").waitFor();
    },
  },
  settings: {
    name: "sheet-settings",
    says: "The settings",
    act: async (stage) => {
      await stage.available();
      await stage.button("Settings").click();
      await stage.toolbar.locator(".sheet:not([aria-busy])").waitFor();
    },
  },
  help: {
    name: "sheet-help",
    says: "The keys",
    act: async (stage) => {
      await stage.available();
      await stage.button("Settings").focus();
      await stage.page.keyboard.press("?");
      await stage.toolbar.locator(".sheet:not([aria-busy])").waitFor();
    },
  },
};

/** A language, in a call that a second one rings into. */
function spoken(language: Language): State {
  return {
    name: `language-${language.toLowerCase()}`,
    says: LANGUAGE_NAMES[language],
    ...(language === PSEUDO_LANGUAGE
      ? { path: `/toolbar/?lang=${language}` }
      : { locale: language }),
    act: async (stage) => {
      const { control, toolbar } = stage;
      await toolbar.getByRole("switch").first().click();
      await toolbar.getByText("7001").first().waitFor();
      control.customer.call({ from: MAYA, to: "7001", userData: DATA });
      await toolbar.locator(".call--ringing").waitFor();
      control.phone.answer("7001");
      await toolbar.locator(".call--accepted").waitFor();
      control.customer.call({ from: TOMAS, to: "7001" });
      await toolbar.locator(".call--ringing").waitFor();
    },
  };
}

/** How a call ends, and what the toolbar says then. */
const ENDS: Readonly<Record<ReleaseCause, State>> = {
  declined: ended("declined", async (stage) => {
    await stage.available();
    await stage.ring();
    await stage.button("Decline").click();
  }),
  ended: ended("ended", async (stage) => {
    const call = await stage.talk();
    stage.control.customer.hangup(call);
  }),
  abandoned: ended("abandoned", async (stage) => {
    await stage.available();
    stage.control.customer.hangup(await stage.ring());
  }),
  missed: ended("missed", async (stage) => {
    stage.control.customer.noAnswer(await stage.dial());
  }),
  redirected: ended("redirected", async (stage) => {
    const dn = await stage.colleague();
    await stage.available();
    await stage.ring();
    await stage.button("Send to…").click();
    await stage.toolbar.getByLabel("Number or DN to send to").fill(dn);
    await stage.button("Send call").click();
  }),
  transferred: ended("transferred", async (stage) => {
    const dn = await stage.colleague();
    await stage.talk();
    await enterTransfer(stage, dn);
    await stage.button("Transfer now").click();
  }),
  cancelled: ended("cancelled", async (stage) => {
    await stage.dial();
    await stage.button("End call").click();
  }),
  busy: ended("busy", async (stage) => {
    stage.control.customer.busy(await stage.dial());
  }),
  failed: ended("failed", async (stage) => {
    stage.control.customer.invalid(await stage.dial());
  }),
  lost: ended("lost", async (stage) => {
    const call = await stage.talk();
    stage.control.setLink(false);
    await stage.says("Checking…");
    stage.control.customer.hangup(call);
    stage.control.setLink(true);
  }),
};

function ended(cause: ReleaseCause, act: (stage: Stage) => Promise<void>): State {
  return {
    name: `over-${cause}`,
    says: `Over: ${cause}`,
    act: async (stage) => {
      await act(stage);
      await stage.says("DISCONNECTED");
    },
  };
}

/** What can be open, asked or wrong besides. */
const BESIDES: readonly State[] = [
  {
    name: "not-ready-plain",
    says: "Not available, without a reason",
    act: async (stage) => {
      await stage.available();
      await stage.availability.click();
      await stage.says("Not ready");
    },
  },
  {
    name: "ringing-unknown",
    says: "A number that Fusion does not know",
    act: async (stage) => {
      await stage.available();
      await stage.ring(STRANGER);
    },
  },
  {
    name: "two-calls",
    says: "A second call rings while the first is on",
    act: async (stage) => {
      await stage.talk();
      await stage.ring(TOMAS);
      await stage.says("Tomás Okafor");
    },
  },
  {
    name: "muted",
    says: "Nobody hears the agent",
    act: async (stage) => {
      await stage.talk();
      await stage.button("Mute").click();
      await stage.says("MUTED");
    },
  },
  {
    name: "keypad",
    says: "The keypad, three digits sent",
    act: async (stage) => {
      await stage.talk();
      await stage.button("Keypad").click();
      for (const digit of ["4", "7", "#"]) {
        await stage.toolbar.locator(".keypad__key").filter({ hasText: digit }).first().click();
      }
      await stage.says("47#");
    },
  },
  {
    name: "transfer-form",
    says: "Whom to transfer to",
    act: async (stage) => {
      await stage.talk();
      await enterTransfer(stage, "7002");
    },
  },
  {
    name: "data-editor",
    says: "The call's data, to be changed",
    act: async (stage) => {
      await stage.talk(MAYA, DATA);
      await stage.button("Data").click();
    },
  },
  {
    name: "consultation",
    says: "The customer waits while the agent asks a colleague",
    act: consultation,
  },
  {
    name: "conference",
    says: "Three in one call",
    act: async (stage) => {
      await consultation(stage);
      await stage.button("Join calls").click();
      await stage.toolbar.getByRole("list", { name: "Also in the call" }).waitFor();
    },
  },
  {
    name: "ending",
    says: "Ending…: asked of the switch, not true yet",
    act: async (stage) => {
      await stage.talk();
      stage.never("RequestReleaseCall");
      await stage.button("End call").click();
      await stage.says("Ending…");
    },
  },
  {
    name: "command-failed",
    says: "The switch did not do it: what to do now",
    act: async (stage) => {
      await stage.talk();
      stage.never("RequestHoldCall");
      await stage.button("Hold").click();
      await stage.says("Holding…");
      await stage.asked("RequestHoldCall");
      await stage.pass(5_000);
      await stage.button("Try again").waitFor();
    },
  },
  {
    name: "login-failed",
    says: "The agent could not be made available",
    act: async (stage) => {
      stage.never("RequestRegisterAddress");
      const asked = stage.page.waitForResponse("**/genesys/events*");
      await stage.availability.click();
      await asked;
      await stage.pass(10_000);
      await stage.button("Try again").waitFor();
    },
  },
  {
    name: "alone",
    says: "Opened by itself, with no Fusion around it",
    path: "/toolbar/",
    act: (stage) => stage.available(),
  },
];

/** A call that has lasted a while, so that its time is one. */
async function longTalk(stage: Stage): Promise<void> {
  await stage.later(187_000);
  await stage.says("3:07");
}

async function enterTransfer(stage: Stage, dn: string): Promise<void> {
  await stage.button("Transfer…").click();
  await stage.toolbar.getByLabel("Number or DN to transfer to").fill(dn);
}

async function consultation(stage: Stage): Promise<void> {
  const dn = await stage.colleague();
  await stage.talk();
  await enterTransfer(stage, dn);
  await stage.button("Consult first").click();
  await stage.says(`Consulting ${dn}`);
  stage.control.phone.answer(dn);
  await stage.button("Join calls").waitFor();
}

export const TOOLBAR_STATES: readonly State[] = [
  ...Object.values(STANDINGS),
  ...BESIDES,
  ...Object.values(SHEETS),
  ...Object.values(ENDS),
  ...LANGUAGES.map(spoken),
  spoken(PSEUDO_LANGUAGE),
];
