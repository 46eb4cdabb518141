// The run in figures: as it stands, and reading by reading, for those whom a chart tells nothing.
import { sayFigure } from "../charts/series.ts";
import type { Reading } from "./reading.ts";

/** So many of the latest readings are listed. */
const LISTED = 30;

export function FiguresTable({ reading }: { readonly reading: Reading }) {
  const { figures, ended, told, heard } = reading;
  const { released, waits } = figures;
  const rows: readonly (readonly [string, string | number])[] = [
    ["Calls that came", figures.offered],
    ["Blocked: no free agent", figures.blocked],
    ["Answered", released.byAgent + released.byCustomer],
    ["Abandoned", released.abandoned],
    ["Rang to the end", released.unanswered],
    ["Ended elsewhere, or stuck", released.elsewhere + released.stuck],
    ["RONAs", figures.rona],
    ["Waited in the queue", waits.count],
    ["Longest wait", `${sayFigure(waits.longestMs / 1_000)} s`],
    ["Ends at the switch", ended],
    ["EventReleased told", told],
    ["Calls at the page's own toolbars", heard.begun],
    ["EventReleased that these heard", heard.ended],
    ["EventReleased twice", heard.doubled],
    ["Came late: the machine is too slow", figures.late],
  ];
  return (
    <table class="table" aria-label="Figures">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="table__figure">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ReadingsTable({ readings }: { readonly readings: readonly Reading[] }) {
  return (
    <details class="readings">
      <summary>The charts as a table</summary>
      <div class="table-scroll">
        <table class="table" aria-label="The latest readings">
          <thead>
            <tr>
              <th scope="col" class="table__figure">Second</th>
              <th scope="col" class="table__figure">Came</th>
              <th scope="col" class="table__figure">Live</th>
              <th scope="col" class="table__figure">Waiting</th>
              <th scope="col" class="table__figure">p50, s</th>
              <th scope="col" class="table__figure">p95, s</th>
              <th scope="col" class="table__figure">Ended</th>
              <th scope="col" class="table__figure">Told</th>
            </tr>
          </thead>
          <tbody>
            {readings.slice(-LISTED).map(({ figures, ended, told }) => (
              <tr key={figures.elapsedMs}>
                <td class="table__figure">{sayFigure(figures.elapsedMs / 1_000)}</td>
                <td class="table__figure">{figures.offered}</td>
                <td class="table__figure">
                  {figures.talking + figures.ringing + figures.queued}
                </td>
                <td class="table__figure">{figures.queued}</td>
                <td class="table__figure">{sayFigure(figures.waits.p50Ms / 1_000)}</td>
                <td class="table__figure">{sayFigure(figures.waits.p95Ms / 1_000)}</td>
                <td class="table__figure">{ended}</td>
                <td class="table__figure">{told}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
