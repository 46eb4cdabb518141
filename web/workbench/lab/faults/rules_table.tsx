// The rules in force: what each does to what, and how often it did.
import { Trash2 } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import { sayEffect, sayMatch } from "./fault_form.ts";
import type { FaultsDesk } from "./faults_desk.ts";

export function RulesTable({ desk }: { readonly desk: FaultsDesk }) {
  const rules = desk.rules.value ?? [];
  if (rules.length === 0) return <p class="hint">No rule is in force: every message arrives.</p>;
  return (
    <>
      <div class="table-scroll">
        <table class="table" aria-label="Rules in force">
          <thead>
            <tr>
              <th scope="col">Message</th>
              <th scope="col">What befalls it</th>
              <th scope="col" class="table__figure">Struck</th>
              <th scope="col">
                <span class="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, rule, seen, struck }) => (
              <tr key={id}>
                <td>
                  <code class="fault-name">{rule.match.message}</code>
                  <small class="lab-id">{sayMatch(rule) || "all of them"}</small>
                </td>
                <td>{sayEffect(rule.effect)}</td>
                <td class="table__figure">{struck} of {seen}</td>
                <td>
                  <button
                    type="button"
                    class="icon-button icon-button--small"
                    aria-label={`Remove rule ${id}: ${rule.match.message} ${
                      sayEffect(rule.effect)
                    }`}
                    title="Remove the rule"
                    onClick={() => void desk.remove(id)}
                  >
                    <Icon of={Trash2} />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <button type="button" class="button button--tiny" onClick={() => void desk.clear()}>
          Remove all rules
        </button>
      </div>
    </>
  );
}
