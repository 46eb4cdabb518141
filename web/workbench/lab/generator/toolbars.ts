// Toolbars that the page connects for a run, one for each agent of its own, and what they are told: each call
// that began there must end in exactly one EventReleased. They press nothing; the phones do.
import * as z from "zod/mini";
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import type { Heard } from "./reading.ts";

/** How long all of them may take to be registered, in milliseconds. */
export const READY_MS = 10_000;

export interface SocketHandlers {
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  readonly closed: () => void;
}

/** The edge: the gateway's two addresses for an agent's toolbar. */
export interface ToolbarEdge {
  /** Opens a WebSocket; the returned function closes it. */
  open(agentId: string, handlers: SocketHandlers): () => void;
  command(agentId: string, body: object): Promise<unknown>;
}

const Told = z.looseObject({
  eventName: z.string(),
  thisDN: z.optional(z.string()),
  connectionId: z.optional(z.string()),
});

const BEGINS: ReadonlySet<string> = new Set(["EventRinging", "EventDialing"]);

/** What a set of toolbars was told of calls. */
export class CallsHeard {
  readonly #open = new Set<string>();
  #begun = 0;
  #ended = 0;
  #doubled = 0;

  get counts(): Heard {
    return { begun: this.#begun, ended: this.#ended, doubled: this.#doubled };
  }

  /** An event that an agent's toolbar was told. */
  hear(agentId: string, eventName: string, connectionId: string): void {
    const leg = `${agentId} ${connectionId}`;
    if (BEGINS.has(eventName) && !this.#open.has(leg)) {
      this.#open.add(leg);
      this.#begun++;
    }
    if (eventName !== "EventReleased") return;
    if (this.#open.delete(leg)) this.#ended++;
    else this.#doubled++;
  }
}

export interface Toolbars {
  readonly heard: CallsHeard;
  /** The DNs of the agents; those that came to be ready in time. */
  readonly dns: readonly string[];
  close(): void;
}

interface ToolbarsOptions {
  readonly edge: ToolbarEdge;
  readonly clock: Clock;
}

/** The agents' names: of this page alone, so that two pages generate side by side. */
export function agentNames(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

/** Connects a toolbar for each agent, and resolves when they are ready or the time is over. */
export async function connectToolbars(
  agentIds: readonly string[],
  { edge, clock }: ToolbarsOptions,
): Promise<Toolbars> {
  const heard = new CallsHeard();
  const dns = new Map<string, string>();
  const closes: (() => void)[] = [];
  const all = Promise.withResolvers<void>();
  const timer: Timer = clock.setTimer(READY_MS, () => all.resolve());
  let gone = 0;
  const check = () => {
    if (dns.size + gone >= agentIds.length) all.resolve();
  };
  for (const agentId of agentIds) {
    closes.push(edge.open(agentId, {
      opened: () => void edge.command(agentId, { type: "initialize" }),
      heard: (text) => {
        const told = readTold(text);
        if (told === undefined) return;
        const { eventName, thisDN, connectionId } = told;
        if (eventName === "EventRegistered" && thisDN !== undefined) dns.set(agentId, thisDN);
        if (connectionId !== undefined) heard.hear(agentId, eventName, connectionId);
        check();
      },
      closed: () => {
        if (!dns.has(agentId)) gone++;
        check();
      },
    }));
  }
  check();
  await all.promise;
  timer.cancel();
  return {
    heard,
    dns: [...dns.values()],
    close() {
      for (const agentId of agentIds) void edge.command(agentId, { type: "NotReady" });
      for (const close of closes) close();
    },
  };
}

function readTold(text: string) {
  try {
    const told = Told.safeParse(JSON.parse(text));
    return told.success ? told.data : undefined;
  } catch {
    return undefined;
  }
}
