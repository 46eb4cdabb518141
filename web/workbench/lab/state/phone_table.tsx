// The phones of the switch: who is at each, whether it is in service, and whether the gateway is told of it.
import { Switch } from "../bits.tsx";
import { GatewayCell, MAX_ROWS, More } from "./cells.tsx";
import type { PhoneRow } from "./compare.ts";
import type { StateDesk } from "./state_desk.ts";

interface PhoneTableProps {
  readonly rows: readonly PhoneRow[];
  readonly desk: StateDesk;
}

export function PhoneTable({ rows, desk }: PhoneTableProps) {
  return (
    <div class="table-scroll">
      <table class="table" aria-label="Phones">
        <thead>
          <tr>
            <th scope="col">DN</th>
            <th scope="col">Agent</th>
            <th scope="col" class="table__figure">Calls</th>
            <th scope="col">Gateway</th>
            <th scope="col">In service</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_ROWS).map((row) => (
            <tr key={row.dn}>
              <td>{row.dn}</td>
              <td>{row.agentId ?? <span class="lab-soft">nobody</span>}</td>
              <td class="table__figure">{row.calls}</td>
              <GatewayCell gateway={row.gateway} />
              <td>
                <Switch
                  label={`DN ${row.dn} in service`}
                  isOn={row.isInService}
                  toggle={() => void desk.setService(row.dn, !row.isInService)}
                >
                  {""}
                </Switch>
              </td>
            </tr>
          ))}
          <More of={rows.length} columns={5} />
        </tbody>
      </table>
    </div>
  );
}
