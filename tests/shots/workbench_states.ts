// The workbench's states.
import { hashOfPanel, type Panel, PANEL_TITLES, PANELS } from "../../web/workbench/lab/address.ts";
import type { State } from "./state.ts";
import type { Stage } from "./stage.ts";

async function inCall(stage: Stage): Promise<void> {
  await stage.talk();
  await stage.workbench.engagement().waitFor();
  await stage.page.getByText("startCommEvent response").last().waitFor();
}

/** One of the lab's panels, beside a call. */
const lab = (panel: Panel): State => ({
  name: `lab-${panel}`,
  says: `The lab: ${PANEL_TITLES[panel]}`,
  path: `/${hashOfPanel(panel)}`,
  act: async (stage) => {
    await inCall(stage);
    await stage.page.getByRole("tabpanel").waitFor();
  },
});

export const WORKBENCH_STATES: readonly State[] = [
  {
    name: "empty",
    says: "Just opened",
    act: (stage) => stage.says("Offline"),
  },
  {
    name: "ringing",
    says: "A customer calls: every page shows it",
    act: async (stage) => {
      await stage.available();
      await stage.ring();
      await stage.workbench.incoming().waitFor();
    },
  },
  {
    name: "in-a-call",
    says: "In the middle of a call",
    act: inCall,
  },
  {
    name: "message",
    says: "One message of the diagram in full",
    act: async (stage) => {
      await inCall(stage);
      await stage.page.getByRole("button", { name: /startCommEvent/ }).last().click();
      await stage.page.getByRole("region", { name: "Message" }).waitFor();
    },
  },
  {
    name: "wrap-up",
    says: "The customer hung up",
    act: async (stage) => {
      const call = await stage.talk();
      await stage.pass(2_000);
      stage.control.customer.hangup(call);
      await stage.workbench.wrapUp().waitFor();
    },
  },
  {
    name: "link-down",
    says: "The switch's link is down in the middle of a call",
    act: async (stage) => {
      await inCall(stage);
      stage.control.setLink(false);
      await stage.says("The phone system cannot be reached");
    },
  },
  ...PANELS.map(lab),
  {
    name: "loading",
    says: "The script is not there yet, and takes too long",
    act: async ({ page }) => {
      await page.route("**/workbench/main.js", () => {});
      await page.reload({ waitUntil: "commit" });
      await page.getByText("It takes longer than it should").waitFor();
    },
  },
  {
    name: "not-found",
    says: "An address that there is not",
    path: "/nowhere/",
    complains: true,
    act: ({ page }) => page.getByText("Nothing is at this address").waitFor(),
  },
];
