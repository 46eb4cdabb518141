// The generator's figures as text: one line while it runs, a table at the end.
import type { Figures } from "../../mock-tserver/generator/mod.ts";
import { columns } from "../command_line.ts";

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const total = ({ released }: Figures) => Object.values(released).reduce((a, b) => a + b, 0);

/** The line that is drawn over and over on a terminal. */
export function progressLine(figures: Figures): string {
  const { elapsedMs, offered, queued, ringing, talking, rona, blocked, late } = figures;
  return `${seconds(elapsedMs).padStart(8)}  offered ${offered}  queued ${queued}  ` +
    `ringing ${ringing}  talking ${talking}  released ${total(figures)}  RONA ${rona}  ` +
    `blocked ${blocked}  late ${late}`;
}

/** All figures at the end. */
export function summary(figures: Figures): string {
  const { elapsedMs, offered, blocked, released, rona, waits, late, refused } = figures;
  return columns([
    ["time", seconds(elapsedMs)],
    ["offered", `${offered} (${(offered / (elapsedMs / 1_000 || 1)).toFixed(1)} a second)`],
    ["blocked", `${blocked}`],
    ["released", `${total(figures)}`],
    ["  by agent", `${released.byAgent}`],
    ["  by customer", `${released.byCustomer}`],
    ["  abandoned", `${released.abandoned}`],
    ["  unanswered", `${released.unanswered}`],
    ["  elsewhere", `${released.elsewhere}`],
    ["  stuck", `${released.stuck}`],
    ["RONA", `${rona}`],
    [
      "waits",
      `${waits.count} (mean ${seconds(waits.meanMs)}, longest ${seconds(waits.longestMs)})`,
    ],
    ["late", `${late}`],
    ["refused", `${refused}`],
  ]);
}
