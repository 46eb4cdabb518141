// The panel of what there is: calls, agents, phones and queues as the switch has them, and beside it what the
// gateway says. Rows that differ are marked.
import type { ComponentChildren } from "preact";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import { useNow } from "../../../shared/use_now.ts";
import { Problem } from "../bits.tsx";
import { AgentTable } from "./agent_table.tsx";
import { CallTable } from "./call_table.tsx";
import type { StateRows } from "./compare.ts";
import { PhoneTable } from "./phone_table.tsx";
import { QueueTable } from "./queue_table.tsx";
import type { StateDesk } from "./state_desk.ts";

export interface StatePanelProps {
  readonly desk: StateDesk;
  readonly clock: Clock;
  /** Shows a call in the diagram, where the diagram can. */
  readonly showCall?: ((eventId: string) => void) | undefined;
}

export function StatePanel({ desk, clock, showCall }: StatePanelProps) {
  const now = useNow(clock, true) + desk.aheadMs.value;
  const rows = desk.rows.value;
  if (rows === undefined) return <Loading />;
  return (
    <div class="lab-stack">
      <Problem of={desk.problem} />
      <Verdict rows={rows} isLinkUp={desk.overview.value?.linkIsUp !== false} />
      <Section title="Calls" count={rows.calls.length} none="No call is at the switch.">
        <CallTable rows={rows.calls} now={now} desk={desk} showCall={showCall} />
      </Section>
      <Section title="Agents" count={rows.agents.length} none="The switch knows no agent.">
        <AgentTable rows={rows.agents} now={now} desk={desk} />
      </Section>
      <Section title="Phones" count={rows.phones.length} none="The switch has no phone.">
        <PhoneTable rows={rows.phones} desk={desk} />
      </Section>
      <Section
        title="Queues and route points"
        count={rows.queues.length}
        none="None yet: the generator makes one for its calls, and so does POST /mock/queues."
      >
        <QueueTable rows={rows.queues} now={now} />
      </Section>
    </div>
  );
}

function Verdict({ rows: { differences }, isLinkUp }: { rows: StateRows; isLinkUp: boolean }) {
  const says = differences === 0
    ? "Gateway and switch agree."
    : `Gateway and switch differ in ${differences} ${differences === 1 ? "row" : "rows"}.`;
  return (
    <p class="lab-verdict">
      <span class={`lamp lamp--${differences === 0 ? "good" : "bad"}`} aria-hidden="true" />
      <span role="status">{says}</span>
      {!isLinkUp && <span class="badge badge--bad">link down</span>}
    </p>
  );
}

interface SectionProps {
  readonly title: string;
  readonly count: number;
  readonly none: string;
  readonly children: ComponentChildren;
}

function Section({ title, count, none, children }: SectionProps) {
  return (
    <section class="lab-section" aria-label={title}>
      <h3 class="lab-heading">
        {title} {count > 0 && <span class="count">{count}</span>}
      </h3>
      {count === 0 ? <p class="hint">{none}</p> : children}
    </section>
  );
}

function Loading() {
  return (
    <div class="lab-stack" aria-busy="true">
      <span class="visually-hidden">Asking the switch…</span>
      {[1, 2, 3].map((row) => <span key={row} class="skeleton lab-skeleton" />)}
    </div>
  );
}
