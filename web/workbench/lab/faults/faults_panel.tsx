// The panel of faults: the rules in force, a switch for each kind of fault, and trouble with the link.
import { useEffect } from "preact/hooks";
import { Problem } from "../bits.tsx";
import type { Overview, Vocabulary } from "../schemas.ts";
import { FaultCard } from "./fault_card.tsx";
import { FAULTS } from "./fault_form.ts";
import type { FaultsDesk } from "./faults_desk.ts";
import { LinkControls } from "./link_controls.tsx";
import { RulesTable } from "./rules_table.tsx";

interface FaultsPanelProps {
  readonly desk: FaultsDesk;
  readonly overview: Overview | undefined;
}

export function FaultsPanel({ desk, overview }: FaultsPanelProps) {
  useEffect(() => {
    void desk.read();
    void desk.readNames();
  }, []);
  return (
    <div class="lab-stack">
      <Problem of={desk.problem} />
      <section class="lab-section" aria-label="What can go wrong">
        <h3 class="lab-heading">What can go wrong</h3>
        <div class="faults">
          {FAULTS.map((fault) => <FaultCard key={fault} fault={fault} desk={desk} />)}
        </div>
      </section>
      <section class="lab-section" aria-label="In force">
        <h3 class="lab-heading">
          In force {desk.count.value > 0 && <span class="count">{desk.count.value}</span>}
        </h3>
        <RulesTable desk={desk} />
      </section>
      <LinkControls desk={desk} overview={overview} />
      {desk.vocabulary.value && <Names of={desk.vocabulary.value} />}
    </div>
  );
}

/** What the fields offer while one types. */
function Names({ of: { requests, events, errors } }: { readonly of: Vocabulary }) {
  return (
    <>
      <datalist id="fault-messages">
        {[...requests, ...events].map((name) => <option key={name} value={name} />)}
      </datalist>
      <datalist id="fault-requests">
        {requests.map((name) => <option key={name} value={name} />)}
      </datalist>
      <datalist id="fault-codes">
        {errors.map(({ code, text }) => <option key={code} value={code}>{text}</option>)}
      </datalist>
    </>
  );
}
