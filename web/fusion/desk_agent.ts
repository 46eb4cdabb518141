// What Fusion asks the toolbar about the agent and its abilities (fuief: onToolbarAgentCommand).
import { Abilities } from "./controls.ts";
import { type DeskParts, eventBase } from "./desk_parts.ts";
import type { Delivery } from "./uef/host/host.ts";
import type { Attributes } from "./uef/types.ts";
import type { AgentCommand } from "./uef/vocabulary.ts";

function ask(
  { host, clock, newId }: DeskParts,
  command: AgentCommand,
  inData: Attributes = {},
): Promise<Delivery> {
  return host.fire("onToolbarAgentCommand", {
    ...eventBase("onToolbarAgentCommand", newId()),
    command,
    commandId: newId(),
    slot: "",
    target: "toolbar",
    timeStamp: clock.now(),
    inData,
    outData: {},
  });
}

/** Asks a toolbar that was reloaded which of the calls it goes on with. */
export async function confirmCalls(parts: DeskParts): Promise<void> {
  if (parts.desktop.value.communications.every(({ announced }) => announced)) return;
  const delivery = await ask(parts, "getActiveEngagements");
  if (delivery.outcome === "failed") return;
  parts.dispatch({ type: "calls-confirmed", eventIds: engagementIdsOf(delivery.outData) });
}

/**
 * Asks which buttons of a call the toolbar supports; one that does not say gets none of the newer ones.
 * False while nobody listens.
 */
export async function askAbilities(parts: DeskParts): Promise<boolean> {
  const delivery = await ask(parts, "getActiveInteractionCommands");
  if (delivery.outcome === "failed" && delivery.isUnheard) return false;
  const read = Abilities.safeParse(delivery.outcome === "delivered" ? delivery.outData : {});
  if (read.success) parts.dispatch({ type: "abilities-told", abilities: read.data });
  return true;
}

/** Sends a command that the reader chose, and shows the answer. */
export async function command(
  parts: DeskParts,
  command: AgentCommand,
  inData: Attributes = {},
): Promise<void> {
  const { dispatch } = parts;
  dispatch({ type: "agent-answered", answer: { command, result: "pending", text: "" } });
  const delivery = await ask(parts, command, inData);
  const answer = delivery.outcome === "failed"
    ? { command, result: "error", text: delivery.detail } as const
    : { command, result: "success", text: textOf(delivery.outData) } as const;
  dispatch({ type: "agent-answered", answer });
}

function textOf(outData: unknown): string {
  const isEmpty = typeof outData !== "object" || outData === null ||
    Object.keys(outData).length === 0;
  return isEmpty ? "" : JSON.stringify(outData, null, 2);
}

/** The calls in a toolbar's answer to getActiveEngagements: `{engagements: [{eventId}]}` (fairs). */
function engagementIdsOf(outData: unknown): string[] {
  const { engagements } = (outData ?? {}) as { readonly engagements?: unknown };
  if (!Array.isArray(engagements)) return [];
  return engagements.map((engagement) => engagement?.eventId).filter((eventId) =>
    typeof eventId === "string"
  );
}
