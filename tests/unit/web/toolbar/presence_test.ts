import { assertEquals } from "@std/assert";
import { presenceOf } from "../../../../web/toolbar/presence.ts";
import { INITIAL_STATE, type ToolbarState } from "../../../../web/toolbar/state/model.ts";

const agentIs = (agent: Partial<ToolbarState["agent"]>): ToolbarState => ({
  ...INITIAL_STATE,
  agent: { ...INITIAL_STATE.agent, ...agent },
});

Deno.test("presenceOf() is unknown as long as the toolbar is still finding out", () => {
  assertEquals(presenceOf(INITIAL_STATE), "away");
  assertEquals(presenceOf(agentIs({ status: "available", wanted: true })), "available");
  assertEquals(presenceOf(agentIs({ status: "unavailable" })), "not-ready");
  assertEquals(presenceOf(agentIs({ status: "offline" })), "away");
  assertEquals(presenceOf(agentIs({ status: "connecting" })), undefined);
  assertEquals(presenceOf(agentIs({ status: "reconnecting" })), undefined);
  assertEquals(
    presenceOf(
      agentIs({ status: "unavailable", problem: { code: "link-down", detail: "No link" } }),
    ),
    undefined,
  );
});
