// The results as a picture: bars for CPU time, lines for latency, and bars for memory. Pure; writes SVG.
import { SERVER_WORDS } from "../servers.ts";
import type { Results } from "./results.ts";

const WIDTH = 760;
const LABEL = 240;
const BAR = 18;
const ROW = 26;
const GAP = 34;
const VALUE = 90;

interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly isOurs: boolean;
}

export function chart(results: Results): string {
  const blocks: string[] = [];
  let top = GAP;
  const add = (title: string, bars: readonly Bar[]) => {
    if (bars.length === 0) return;
    blocks.push(block(title, bars, top));
    top += (bars.length + 1) * ROW + GAP;
  };
  const { cpu, latency, scale } = results;
  add(
    "Server CPU for one command and its event, µs (less is better)",
    (cpu?.rows ?? []).map((row) => ({
      label: SERVER_WORDS[row.server],
      value: row.perExchange,
      text: row.perExchange.toFixed(1),
      isOurs: !PEERS.has(row.server),
    })),
  );
  add(
    "Release to EventReleased, p99 in ms, 1,000 agents",
    (latency?.rows ?? []).map((row) => ({
      label: `${row.callsPerSecond} calls/s${row.isStorm ? ", all reconnect" : ""}`,
      value: row.p99,
      text: row.p99.toFixed(1),
      isOurs: true,
    })),
  );
  add(
    "Memory of one connected agent, KiB",
    (scale?.agents ?? []).map((row) => ({
      label: `${row.agents} agents`,
      value: row.bytesPerAgent / 1_024,
      text: (row.bytesPerAgent / 1_024).toFixed(1),
      isOurs: true,
    })),
  );
  add(
    "CPU of one call as agents grow, µs",
    (scale?.agents ?? []).map((row) => ({
      label: `${row.agents} agents`,
      value: row.perCall,
      text: row.perCall.toFixed(0),
      isOurs: true,
    })),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" ` +
    `role="img" aria-label="Results of deno task bench, ${results.mode}">\n${STYLE}\n` +
    `${blocks.join("\n")}\n</svg>\n`;
}

const PEERS: ReadonlySet<string> = new Set(["deno", "deno-link", "express", "bun", "nginx"]);

/** Readable on a light page and on a dark one. */
const STYLE = `<style>
text { font: 13px system-ui, sans-serif; fill: #1f2933 }
.title { font-weight: 600 }
.ours { fill: #0b6e99 }
.peer { fill: #9aa5b1 }
@media (prefers-color-scheme: dark) {
  text { fill: #e4e7eb }
  .ours { fill: #4cb3dd }
  .peer { fill: #616e7c }
}
</style>`;

function block(title: string, bars: readonly Bar[], top: number): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const room = WIDTH - LABEL - VALUE;
  const rows = bars.map(({ label, value, text, isOurs }, index) => {
    const y = top + index * ROW + ROW / 2;
    const width = Math.max(1, value / most * room).toFixed(1);
    const end = LABEL + Number(width) + 8;
    return `<text x="${LABEL - 12}" y="${y + BAR - 4}" text-anchor="end">${escaped(label)}</text>` +
      `<rect class="${isOurs ? "ours" : "peer"}" x="${LABEL}" y="${y}" width="${width}" ` +
      `height="${BAR}" rx="3"/>` +
      `<text x="${end.toFixed(1)}" y="${y + BAR - 4}">${escaped(text)}</text>`;
  });
  return [`<text class="title" x="12" y="${top}">${escaped(title)}</text>`, ...rows].join("\n");
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
