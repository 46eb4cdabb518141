// The fault rules as the T-Server has them, and the forms that rules are made with. A fault's switch is on
// while a rule of its kind is in force, whoever made it.
import { computed, signal } from "@preact/signals";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { Result } from "../../../shared/ask.ts";
import type { JournalEntry } from "../../../shared/mock_client.ts";
import { throttled } from "../../../shared/throttle.ts";
import type { LabClient } from "../client.ts";
import type { FaultInfo, Vocabulary } from "../schemas.ts";
import { type Fault, type FaultForm, faultOf, FAULTS, newForm, ruleOf } from "./fault_form.ts";

/** How often a rule struck is read so often at most, in milliseconds. */
export const READ_MS = 250;

/** What in the journal tells that other rules are in force. */
const CHANGES: ReadonlySet<string> = new Set([
  "addFault",
  "removeFault",
  "clearFaults",
  "restore",
]);

export interface FaultsDeskOptions {
  readonly client: Pick<
    LabClient,
    | "faults"
    | "addFault"
    | "removeFault"
    | "clearFaults"
    | "vocabulary"
    | "setLink"
    | "switchOver"
    | "drop"
    | "setService"
  >;
  readonly clock: Clock;
}

export type FaultsDesk = ReturnType<typeof createFaultsDesk>;

type Forms = Readonly<Record<Fault, FaultForm>>;

const newForms = () =>
  Object.fromEntries(FAULTS.map((fault) => [fault, newForm(fault)])) as unknown as Forms;

export function createFaultsDesk({ client, clock }: FaultsDeskOptions) {
  const rules = signal<readonly FaultInfo[] | undefined>(undefined);
  const forms = signal(newForms());
  const wrong = signal<{ fault: Fault; field: keyof FaultForm; why: string } | undefined>(
    undefined,
  );
  const vocabulary = signal<Vocabulary | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);

  async function read(): Promise<void> {
    const list = await client.faults();
    if (list.ok) rules.value = list.value.faults;
  }
  const readSoon = throttled(read, { clock, everyMs: READ_MS });

  async function act(ask: Promise<Result<unknown>>): Promise<void> {
    const result = await ask;
    problem.value = result.ok ? undefined : result.detail;
    await read();
  }
  const rulesOf = (fault: Fault) =>
    (rules.value ?? []).filter(({ rule }) => faultOf(rule.effect) === fault);

  return {
    /** Undefined until they were read. */
    rules,
    forms,
    /** The field that keeps a form from being a rule. */
    wrong,
    vocabulary,
    problem,
    count: computed(() => rules.value?.length ?? 0),
    rulesOf,
    read,
    async readNames(): Promise<void> {
      if (vocabulary.value) return;
      const names = await client.vocabulary();
      if (names.ok) vocabulary.value = names.value;
    },
    /** Something was written into the journal. */
    noticed({ name, from }: Pick<JournalEntry, "name" | "from">): void {
      const isChange = from === "control" && CHANGES.has(name);
      const isWatched = rules.value?.some(({ rule }) => rule.match.message === name);
      if (isChange || isWatched) readSoon();
    },
    fill(fault: Fault, change: Partial<FaultForm>): void {
      forms.value = { ...forms.value, [fault]: { ...forms.value[fault], ...change } };
      if (wrong.value?.fault === fault) wrong.value = undefined;
    },
    /** Puts a rule into force, as the form says. */
    async add(fault: Fault): Promise<void> {
      const filled = ruleOf(fault, forms.value[fault]);
      wrong.value = filled.ok ? undefined : { fault, field: filled.field, why: filled.why };
      if (filled.ok) await act(client.addFault(filled.rule));
    },
    /** Takes every rule of this kind out of force. */
    async end(fault: Fault): Promise<void> {
      for (const { id } of rulesOf(fault)) await client.removeFault(id);
      await read();
    },
    remove: (id: number) => act(client.removeFault(id)),
    clear: () => act(client.clearFaults()),
    setLink: (up: boolean) => act(client.setLink(up)),
    switchOver: (mode: "hot" | "warm") => act(client.switchOver(mode)),
    drop: (id?: number) => act(client.drop(id)),
    setService: (dn: string, inService: boolean) => act(client.setService(dn, inService)),
  };
}
