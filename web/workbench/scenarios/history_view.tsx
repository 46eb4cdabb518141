// The plays of this page, the newest first.
import type { ScenarioDesk } from "./scenario_desk.ts";
import { sayPlays } from "./history.ts";
import { saySeconds } from "./say_run.ts";
import { Outcome } from "./scenario_list.tsx";

export function HistoryView({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  const plays = scenarios.plays.value;
  if (plays.length === 0) return <p class="hint">Nothing was played from this page yet.</p>;
  return (
    <>
      <p class="hint">{sayPlays(plays)}.</p>
      <table class="table" aria-label="Plays">
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col">Scenario</th>
            <th scope="col" class="table__figure">Time</th>
          </tr>
        </thead>
        <tbody>
          {plays.map((played) => (
            <tr key={`${played.at} ${played.name}`}>
              <td>
                <Outcome of={played} />
              </td>
              <td>
                {played.title}
                {played.why !== undefined && <small class="lab-id">{played.why}</small>}
              </td>
              <td class="table__figure">{saySeconds(played.elapsedMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
