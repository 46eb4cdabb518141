// The simulated Fusion desktop's states.
import { type Stage, STRANGER, TOMAS } from "./stage.ts";
import type { State } from "./state.ts";

const incoming = (stage: Stage) =>
  stage.fusion.getByRole("alertdialog", { name: "Incoming call" }).waitFor();
const engaged = (stage: Stage) =>
  stage.fusion.getByRole("region", { name: "Engagement" }).waitFor();

export const FUSION_STATES: readonly State[] = [
  {
    name: "no-toolbar",
    says: "The toolbar has not answered yet",
    path: "/fusion/?toolbar=http://localhost:9/",
    complains: true,
    act: (stage) => stage.fusion.getByText("Waiting for the toolbar").waitFor(),
  },
  {
    name: "signed-out",
    says: "The toolbar is there, the agent takes no calls",
    act: (stage) => stage.fusion.getByText("Toolbar connected").waitFor(),
  },
  {
    name: "available",
    says: "Ready for calls, contacts in sight",
    act: (stage) => stage.available(),
  },
  {
    name: "incoming",
    says: "A contact calls",
    act: async (stage) => {
      await stage.available();
      await stage.ring();
      await incoming(stage);
    },
  },
  {
    name: "incoming-unknown",
    says: "Somebody unknown calls",
    act: async (stage) => {
      await stage.available();
      await stage.ring(STRANGER);
      await incoming(stage);
    },
  },
  {
    name: "dialling",
    says: "The agent calls a contact",
    act: async (stage) => {
      await stage.available();
      await stage.fusion.getByRole("button", { name: /^Call/ }).nth(1).click();
      await stage.says("DIALLING");
    },
  },
  {
    name: "engagement",
    says: "Talking: who it is, and what is open",
    act: async (stage) => {
      await stage.talk();
      await engaged(stage);
      await stage.later(187_000);
      await stage.says("3:07");
    },
  },
  {
    name: "engagement-and-incoming",
    says: "A second call rings meanwhile",
    act: async (stage) => {
      await stage.talk();
      await engaged(stage);
      await stage.ring(TOMAS);
      await incoming(stage);
    },
  },
  {
    name: "wrap-up",
    says: "After the call",
    act: async (stage) => {
      stage.control.customer.hangup(await stage.talk());
      await stage.fusion.getByRole("region", { name: "Wrap-up" }).waitFor();
    },
  },
  {
    name: "settings",
    says: "What the simulator can do in more than one way",
    act: async (stage) => {
      await stage.available();
      await stage.fusion.getByRole("button", { name: "Settings" }).click();
      await stage.fusion.getByRole("radio").first().waitFor();
    },
  },
];
