// Draws the transition table, for the documentation: what is drawn is what runs.
import { CALL_INPUTS } from "./input.ts";
import { CALL_STATES, type CallState } from "./state.ts";
import { TRANSITIONS } from "./table.ts";

/** The call's states and transitions as a Mermaid state diagram. */
export function mermaidDiagram(): string {
  const arrows = CALL_STATES.flatMap((from) => arrowsFrom(from));
  return ["stateDiagram-v2", ...arrows.map((arrow) => `    ${arrow}`)].join("\n");
}

function arrowsFrom(from: CallState): string[] {
  const inputsByTarget = new Map<CallState, string[]>();
  for (const input of CALL_INPUTS) {
    const to = TRANSITIONS[from][input];
    if (to === "ignored" || to === "desync" || to === from) continue;
    inputsByTarget.set(to, [...inputsByTarget.get(to) ?? [], input]);
  }
  return [...inputsByTarget].map(([to, inputs]) =>
    `${from === "none" ? "[*]" : from} --> ${to}: ${inputs.join(", ")}`
  );
}
