// The agents: where each is, how he stands and since when, why, and what the gateway says.
import { UserCheck } from "lucide";
import { sayDuration } from "../../../shared/say_number.ts";
import { GatewayCell, MAX_ROWS, More, RowAction } from "./cells.tsx";
import type { AgentRow } from "./compare.ts";
import type { StateDesk } from "./state_desk.ts";
import { STANDING_TONES, STANDING_WORDS } from "./words.ts";

interface AgentTableProps {
  readonly rows: readonly AgentRow[];
  readonly now: number;
  readonly desk: StateDesk;
}

export function AgentTable({ rows, now, desk }: AgentTableProps) {
  return (
    <div class="table-scroll">
      <table class="table" aria-label="Agents">
        <thead>
          <tr>
            <th scope="col">Agent</th>
            <th scope="col">Switch</th>
            <th scope="col">Gateway</th>
            <th scope="col" class="table__figure">Toolbars</th>
            <th scope="col">
              <span class="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_ROWS).map((row) => (
            <tr key={row.agentId}>
              <td>
                {row.agentId}
                <small class="lab-id">DN {row.dn}</small>
              </td>
              <td>
                <span class={`badge badge--${STANDING_TONES[row.standing]}`}>
                  {STANDING_WORDS[row.standing]}
                </span>{" "}
                {row.since !== undefined && (
                  <span class="lab-time">{sayDuration(now - row.since)}</span>
                )}
                {row.reason !== "" && <small class="lab-id">{row.reason}</small>}
              </td>
              <GatewayCell gateway={row.gateway} />
              <td class="table__figure">{row.toolbars}</td>
              <td>
                {row.standing === "notReady" && (
                  <RowAction
                    label={`Make agent ${row.agentId} ready`}
                    of={UserCheck}
                    act={() => desk.makeReady(row.dn)}
                  />
                )}
              </td>
            </tr>
          ))}
          <More of={rows.length} columns={5} />
        </tbody>
      </table>
    </div>
  );
}
