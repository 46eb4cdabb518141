// Where the generator's calls go: to the agents' DNs in turn, or to a queue.
import type { MockControl } from "../control.ts";
import { succeeds } from "./floor.ts";
import type { GeneratorPlan } from "./plan.ts";

/** What is called. */
export interface Destination {
  /** The DN to call now, unless all agents are taken. */
  next(isTaken: (dn: string) => boolean): string | undefined;
  /** Takes away what was made for the calls. */
  close(): void;
}

/**
 * The destination of `plan`; makes its queue where there is none.
 * @throws {TypeError} when there is nobody to take the calls
 */
export function destinationOf(plan: GeneratorPlan, control: MockControl): Destination {
  const { to } = plan;
  if (to === undefined) return inTurn(plan.dns ?? agentsOf(plan, control).map(({ dn }) => dn));
  const found = control.dns().find(({ dn }) => dn === to);
  if (found !== undefined && found.queue === undefined) {
    throw new TypeError(`Cannot generate calls to "${to}": it is no queue. Name phones as dns`);
  }
  if (found === undefined) {
    const agents = agentsOf(plan, control).map(({ agentId = "" }) => agentId);
    control.addQueue({ dn: to, agents, ringTimeout: plan.ronaAfterMs });
  }
  return {
    next: () => to,
    // Somebody else's calls may wait there: then it stays.
    close: () => found === undefined && void succeeds(() => control.removeQueue(to)),
  };
}

/** The DNs that are meant and where an agent is: by default one who is ready. */
function agentsOf({ dns }: GeneratorPlan, control: MockControl) {
  const meant = new Set(dns);
  const agents = control.dns().filter(({ dn, agentState, agentId }) =>
    dns === undefined ? agentState === "ready" : meant.has(dn) && agentId !== undefined
  );
  if (agents.length > 0) return agents;
  throw new TypeError(
    dns === undefined
      ? "Cannot generate calls: no agent is ready, and the plan names no dns"
      : "Cannot generate calls to a queue: no agent is logged in at the plan's dns",
  );
}

function inTurn(dns: readonly string[]): Destination {
  let turn = 0;
  return {
    next(isTaken) {
      for (let tried = 0; tried < dns.length; tried++) {
        const dn = dns[turn++ % dns.length];
        if (dn !== undefined && !isTaken(dn)) return dn;
      }
    },
    close() {},
  };
}
