// Who a session is for, and what it is made with.
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { Random } from "../runtime/random.ts";
import type { TServerLink } from "../tserver/mod.ts";
import type { Watcher } from "./journal.ts";
import type { CallMemory } from "./memory.ts";
import type { ReleaseTally } from "./tally.ts";

export interface AgentIdentity {
  readonly agentId: string;
  /** The DN at which the agent takes calls. */
  readonly thisDN: string;
}

export interface SessionDeps {
  readonly link: TServerLink;
  readonly clock: Clock;
  readonly log: Log;
  readonly tally: ReleaseTally;
  /** What outlives the process; nothing without it. */
  readonly memory?: CallMemory | undefined;
  readonly random: Random;
  /** Makes an id that was never used before. */
  readonly newId: () => string;
  readonly watcher?: Watcher;
}
