// Every state of every page.
import { FUSION_STATES } from "./fusion_states.ts";
import { SOFTPHONE_STATES } from "./softphone_states.ts";
import type { PageName, State } from "./state.ts";
import { TOOLBAR_STATES } from "./toolbar_states.ts";
import { WORKBENCH_STATES } from "./workbench_states.ts";

export const STATES: Readonly<Record<PageName, readonly State[]>> = {
  toolbar: TOOLBAR_STATES,
  fusion: FUSION_STATES,
  softphone: SOFTPHONE_STATES,
  workbench: WORKBENCH_STATES,
  design: [{
    name: "controls",
    says: "The tokens and the shared controls",
    act: ({ page }) => page.getByRole("heading", { name: "Surfaces" }).waitFor(),
  }],
};
