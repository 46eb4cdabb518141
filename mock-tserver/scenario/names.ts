// Checks the names of a scenario before it runs: calls are named before they are used, agents exist,
// toolbars are connected, and commands are what the gateway understands. Pure.
import { decodeCommand } from "../../gateway/protocol/commands.ts";
import { unknown } from "./explain.ts";
import { keywordOf, type Step } from "./language.ts";
import type { Scenario } from "./scenario.ts";

/** What is wrong with the names of one step. */
export interface Misnamed {
  readonly index: number;
  /** Where within the step. */
  readonly path: readonly string[];
  readonly message: string;
}

type Names = Pick<Scenario, "agents" | "steps">;

/** All that is wrong with the names of `scenario`. */
export function checkNames({ agents, steps }: Names): Misnamed[] {
  const calls = new Set<string>();
  const faults = new Set<string>();
  return steps.flatMap(({ step }, index) => {
    const found = [
      ...checkAgent(step, Object.keys(agents)),
      ...checkCall(step, calls),
      ...checkCommand(step),
      ...checkFault(step, faults),
    ];
    const begun = callBegunBy(step);
    if (begun !== undefined) calls.add(begun);
    return found.map((problem) => ({ index, ...problem }));
  });
}

/** The name of the call that a step begins. */
export function callBegunBy(step: Step): string | undefined {
  if ("customer" in step) return step.customer === "call" ? step.call : undefined;
  if (!("command" in step)) return undefined;
  return step.command === "MakeCall" ? step.call : step.begins;
}

type InStep = Omit<Misnamed, "index">;

interface Naming {
  readonly agent?: unknown;
  readonly call?: unknown;
}

/** The part of a step that names agents and calls, and where in the step it is. */
function namingPart(step: Step): { part: Naming; path: string[] } {
  if ("expect" in step) return { part: step.expect, path: ["expect"] };
  if ("never" in step) return { part: step.never, path: ["never"] };
  return { part: { agent: undefined, call: undefined, ...step }, path: [] };
}

function checkAgent(step: Step, agents: readonly string[]): InStep[] {
  const { part: { agent }, path } = namingPart(step);
  if (typeof agent !== "string" || agents.includes(agent)) return [];
  return [{ path: [...path, "agent"], message: unknown("agent", agent, agents) }];
}

function checkCall(step: Step, calls: ReadonlySet<string>): InStep[] {
  const { part: { call }, path } = namingPart(step);
  const begun = callBegunBy(step);
  const used = typeof call === "string" && call !== begun && !calls.has(call)
    ? [{ path: [...path, "call"], message: unknown("call", call, [...calls]) }]
    : [];
  if (begun === undefined || !calls.has(begun)) return used;
  const at = "begins" in step && step.begins === begun ? "begins" : "call";
  return [...used, { path: [at], message: taken("call", begun) }];
}

/** Keeps account of the faults that are in force. */
function checkFault(step: Step, faults: Set<string>): InStep[] {
  if (!("fault" in step)) return [];
  const { fault, remove } = step;
  const path = ["fault"];
  if (!remove && faults.has(fault)) return [{ path, message: taken("fault", fault) }];
  if (!remove) faults.add(fault);
  else if (!faults.delete(fault)) return [{ path, message: unknown("fault", fault, [...faults]) }];
  return [];
}

const taken = (what: string, name: string) =>
  `There is a ${what} "${name}" already. Give this one another name`;

function checkCommand(step: Step): InStep[] {
  if (keywordOf(step) !== "command" || !("command" in step) || step.refused !== undefined) {
    return [];
  }
  const decoded = decodeCommand(commandText(step, { connectionId: "0" }));
  if (decoded.ok) return [];
  const { field, detail } = decoded.problem;
  const inside = field !== undefined && Object.hasOwn(step.with ?? {}, field);
  return [{ path: inside ? ["with", field] : ["command"], message: detail }];
}

/** The JSON text of a toolbar's command; `ids` are those of the call that it names. */
export function commandText(
  step: Extract<Step, { command: string }>,
  ids: { readonly connectionId?: string; readonly requestId?: string },
): string {
  const named = step.call !== undefined && step.command !== "MakeCall" &&
    { connectionId: ids.connectionId };
  const asked = callBegunBy(step) !== undefined && ids.requestId !== undefined &&
    { requestId: ids.requestId };
  return JSON.stringify({ type: step.command, ...named, ...asked, ...step.with });
}
