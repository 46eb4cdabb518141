// The mock's control interface over HTTP, as far as the soak needs it; and its journal, read whole.
import type { JournalEntry, JournalPage } from "../../mock-tserver/control_schemas.ts";
import type { FaultRule } from "../../mock-tserver/faults/rule.ts";
import { ask } from "../../mock-tserver/scenario/mod.ts";

/** A call as far as the soak looks at it. */
export interface SwitchCall {
  readonly connectionId: string;
  readonly eventId: string;
  readonly state: "queued" | "ringing" | "connected" | "held" | "ended";
  readonly parties: readonly {
    readonly number?: string;
    readonly isDN: boolean;
    readonly state: string;
  }[];
}

export class MockControlClient {
  readonly #base: string;
  readonly #journal: JournalEntry[] = [];
  #lastId = 0;

  constructor(base: string) {
    this.#base = base;
  }

  /** All that happened at the switch, as far as it has been read. */
  get journal(): readonly JournalEntry[] {
    return this.#journal;
  }

  /** Does something; undefined when it was refused, as when a call is over already. */
  async post(path: string, body?: unknown): Promise<unknown> {
    return await this.#ask("POST", path, body);
  }

  /** The calls that live. */
  async calls(): Promise<readonly SwitchCall[]> {
    const { calls } = await this.#ask("GET", "/calls") as { calls: SwitchCall[] };
    return calls.filter(({ parties }) => parties.length > 0);
  }

  async connections(): Promise<readonly { readonly id: number }[]> {
    const { connections } = await this.#ask("GET", "/connections") as {
      connections: { id: number }[];
    };
    return connections;
  }

  /** Puts a fault into force; returns what takes it out again. */
  async fault(rule: FaultRule): Promise<() => Promise<void>> {
    const added = await this.post("/faults", rule) as { id: number } | undefined;
    return async () => {
      if (added) await this.#ask("DELETE", `/faults/${added.id}`);
    };
  }

  async clearFaults(): Promise<void> {
    await this.#ask("DELETE", "/faults");
  }

  /**
   * Reads what is new in the journal.
   * @throws {Error} when some of it was thrown away before it was read
   */
  async readJournal(): Promise<void> {
    const page = await this.#ask("GET", `/journal?since=${this.#lastId}`) as JournalPage;
    if (page.gap) throw new Error("The mock's journal was not read in time");
    this.#lastId = page.lastId;
    this.#journal.push(...page.entries);
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const request = { method, path: `/mock${path}`, body };
    const answer = await ask(fetch, { base: this.#base, request });
    return answer.status < 300 ? answer.body : undefined;
  }
}
