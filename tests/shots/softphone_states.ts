// The two phones' states.
import type { Stage } from "./stage.ts";
import type { State } from "./state.ts";

/** An agent whose phone is in use: a toolbar of his registers. */
async function agent({ server, page }: Stage) {
  const toolbar = await server.readyToolbar();
  await page.getByText("Ready", { exact: true }).waitFor();
  return toolbar;
}

async function ring(stage: Stage): Promise<void> {
  await stage.page.getByRole("button", { name: "Call", exact: true }).click();
  await stage.page.getByRole("button", { name: "Answer" }).waitFor();
}

export const SOFTPHONE_STATES: readonly State[] = [
  {
    name: "nobody",
    says: "Nobody is logged in at the agent's phone",
    act: ({ page }) => page.getByText("On hook").waitFor(),
  },
  {
    name: "idle",
    says: "The agent is ready",
    act: agent,
  },
  {
    name: "ringing",
    says: "The customer calls",
    act: async (stage) => {
      await agent(stage);
      await ring(stage);
    },
  },
  {
    name: "talking",
    says: "In a call",
    act: async (stage) => {
      await agent(stage);
      await ring(stage);
      await stage.page.getByRole("button", { name: "Answer" }).click();
      await stage.page.getByText("In call").first().waitFor();
      await stage.later(187_000);
      await stage.page.getByText("3:07").first().waitFor();
    },
  },
  {
    name: "two-calls",
    says: "A second customer calls",
    act: async (stage) => {
      await agent(stage);
      await ring(stage);
      await stage.page.getByRole("button", { name: "Answer" }).click();
      await stage.page.getByText("In call").first().waitFor();
      await stage.page.getByRole("button", { name: "Tomás" }).click();
      await ring(stage);
    },
  },
  {
    name: "refused",
    says: "The switch refused the call",
    act: async ({ page }) => {
      await page.getByLabel("Calling to").fill("4711");
      await page.getByRole("button", { name: "Call", exact: true }).click();
      await page.getByRole("alert").waitFor();
    },
    complains: true,
  },
  {
    name: "lost",
    says: "The mock T-Server cannot be reached",
    act: async (stage) => {
      await agent(stage);
      await stage.unplug();
      await stage.page.getByRole("alert").waitFor();
    },
    complains: true,
  },
];
