// The queues and route points, and how many calls wait at each for how long.
import { sayDuration } from "../../../shared/say_number.ts";
import { MAX_ROWS, More } from "./cells.tsx";
import type { QueueRow } from "./compare.ts";

interface QueueTableProps {
  readonly rows: readonly QueueRow[];
  readonly now: number;
}

export function QueueTable({ rows, now }: QueueTableProps) {
  return (
    <table class="table" aria-label="Queues and route points">
      <thead>
        <tr>
          <th scope="col">DN</th>
          <th scope="col">Kind</th>
          <th scope="col" class="table__figure">Agents</th>
          <th scope="col" class="table__figure">Waiting</th>
          <th scope="col" class="table__figure">Longest</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MAX_ROWS).map(({ dn, isRoutePoint, agents, waiting, longestSince }) => (
          <tr key={dn}>
            <td>{dn}</td>
            <td>{isRoutePoint ? "route point" : "queue"}</td>
            <td class="table__figure">{agents}</td>
            <td class="table__figure">{waiting}</td>
            <td class="table__figure">
              {longestSince === undefined ? "–" : sayDuration(now - longestSince)}
            </td>
          </tr>
        ))}
        <More of={rows.length} columns={5} />
      </tbody>
    </table>
  );
}
