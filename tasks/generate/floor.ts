// Agents with toolbars on a gateway: they do what they do by the toolbar's commands, and it is watched that every call they were told of ends in exactly one EventReleased.
import type { Floor, FloorCall } from "../../mock-tserver/generator/mod.ts";
import { ask } from "../../mock-tserver/scenario/mod.ts";
import type { World } from "../scenario/world.ts";

/** Names by which a toolbar learns of a call. */
const TOLD = new Set(["EventRinging", "EventEstablished"]);

/** All agents of a world, each with one toolbar. */
export class ToolbarFloor implements Floor {
  readonly #world: World;
  readonly #agentOf: ReadonlyMap<string, string>;
  readonly #open = new Map<string, Set<string>>();
  readonly #underWay = new Set<Promise<unknown>>();
  #registered = 0;
  /** EventReleased for a call that was not there: told twice. */
  surplus = 0;

  constructor(world: World, agents: Readonly<Record<string, string>>) {
    this.#world = world;
    this.#agentOf = new Map(Object.entries(agents).map(([agent, dn]) => [dn, agent]));
  }

  /** Toolbars whose agent is registered, logged in and ready. */
  get registered(): number {
    return this.#registered;
  }

  /** Calls that a toolbar was told of and that have not ended there. */
  get openCalls(): number {
    return [...this.#open.values()].reduce((sum, calls) => sum + calls.size, 0);
  }

  /** Connects every toolbar and asks for its agent to be ready. */
  async connect(): Promise<void> {
    for (const agent of this.#agentOf.values()) {
      const calls = new Set<string>();
      this.#open.set(agent, calls);
      this.#world.gateway.attach(agent, ({ text }) => this.#told(calls, JSON.parse(text)));
      await this.#command(agent, { type: "initialize" });
    }
  }

  answer({ dn, connectionId }: FloorCall): Promise<boolean> {
    return this.#command(this.#agentOf.get(dn), { type: "Accept", connectionId });
  }

  hangup({ dn, connectionId }: FloorCall): Promise<boolean> {
    return this.#command(this.#agentOf.get(dn), { type: "Reject", connectionId });
  }

  ready(dn: string): Promise<boolean> {
    return this.#command(this.#agentOf.get(dn), { type: "Ready" });
  }

  /** Resolves when all commands that were sent are answered. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #command(agent: string | undefined, body: unknown): Promise<boolean> {
    const path = `/genesys/events?agent=${agent}`;
    const request = { method: "POST", path, body };
    const answered = ask(this.#world.gateway.fetch, { base: "http://localhost", request })
      .then(({ status }) => status === 202)
      .finally(() => this.#underWay.delete(answered));
    this.#underWay.add(answered);
    return answered;
  }

  #told(calls: Set<string>, { eventName, eventId }: { eventName: string; eventId: string }): void {
    if (eventName === "EventRegistered") this.#registered++;
    else if (TOLD.has(eventName)) calls.add(eventId);
    else if (eventName === "EventReleased" && !calls.delete(eventId)) this.surplus++;
  }
}
