import { assert, assertEquals, assertMatch, assertNotMatch } from "@std/assert";
import { exportMermaid } from "../../../../../web/workbench/sequence/export_mermaid.ts";
import { exportSvg } from "../../../../../web/workbench/sequence/export_svg.ts";
import { NO_FILTER, wantedBy } from "../../../../../web/workbench/sequence/filter.ts";
import { createLayout, layOut, type Row } from "../../../../../web/workbench/sequence/layout.ts";
import type { Message } from "../../../../../web/workbench/sequence/message.ts";
import { mix, type Palette } from "../../../../../web/workbench/sequence/palette.ts";
import { addMessages, createTimeline } from "../../../../../web/workbench/sequence/timeline.ts";
import { message } from "./messages.ts";

function rowsOf(messages: readonly Message[]): readonly Row[] {
  const timeline = createTimeline();
  const layout = createLayout();
  const from = addMessages(timeline, messages);
  layOut(layout, timeline, { from, wanted: wantedBy(NO_FILTER, timeline.calls) });
  return layout.rows;
}

const NASTY = 'a;b#c%%{init}%% "q" <b>x</b>\n end & \u0000 \\ ` 💥 é 日本';

const number = { note: "+1 415 555 0100", noteIsNumber: true };
const rows = rowsOf([
  message("customer>tserver call", 0, { eventId: "u", customer: "+14155550100", ...number }),
  message("gateway>tserver RequestAnswerCall", 1_500, {
    eventId: "u",
    isLost: true,
    isError: true,
  }),
  message("gateway>toolbar 202", 1_501, { eventId: "u", isReply: true }),
  message(`toolbar>fusion ${NASTY}`, 1_502, { eventId: "u", note: NASTY }),
  message("tserver>gateway EventLinkConnected", 9_000),
]);

/** Mermaid's own grammar, as far as the export uses it: what may stand in a line, and nothing else. */
const TEXT = String.raw`(?:[^#;%<>{}\[\]"\\${"`"}\n]|#\d+;)+`;
const ACTOR = "(?:fusion|toolbar|gateway|tserver|softphone|customer)";
const MERMAID_LINE = new RegExp(
  `^  (?:participant ${ACTOR} as [\\w-]+|Note over ${ACTOR},${ACTOR}: ${TEXT}|` +
    `${ACTOR}(?:->>|-->>|-x|--x)${ACTOR}: ${TEXT})$`,
  "u",
);

Deno.test("exportMermaid() writes what Mermaid's grammar allows, whatever names and notes hold", () => {
  const [first, ...lines] = exportMermaid(rows, false).trimEnd().split("\n");
  assertEquals(first, "sequenceDiagram");
  assertEquals(lines.length, 6 + rows.length);
  for (const line of lines) assertMatch(line, MERMAID_LINE);
});

Deno.test("exportMermaid() tells calls, silences, replies and what was lost, with their times", () => {
  const text = exportMermaid(rows, false);
  assertMatch(text, /Note over fusion,customer: Call 1, \+1 415 555 0100, u, \d\d:\d\d:\d\d\n/);
  assertMatch(text, /customer->>tserver: call \+1 415 555 0100 \(\+0\.000\)\n/);
  assertMatch(text, /Note over fusion,customer: 1\.5 s later\n/);
  assertMatch(text, /gateway-xtserver: ⚠ RequestAnswerCall \(\+1\.500\)\n/);
  assertMatch(text, /gateway-->>toolbar: 202 \(\+1\.501\)\n/);
  assertMatch(text, /toolbar->>fusion: a#59;b#35;c#37;#37;#123;init#125;/);
});

Deno.test("exports hide numbers unless asked", () => {
  const { svg } = exportSvg(rows, { palette: PALETTE, isMasked: true });
  for (const text of [exportMermaid(rows, true), svg]) {
    assertNotMatch(text, /555/);
    assertMatch(text, /\+• ••• ••• ••00/);
  }
  assertMatch(exportSvg(rows, { palette: PALETTE, isMasked: false }).svg, /\+1 415 555 0100/);
});

const PALETTE: Palette = {
  surface: "rgb(255, 255, 255)",
  ink: "rgb(0, 0, 0)",
  inkSoft: "rgb(90, 90, 90)",
  line: "rgb(200, 200, 200)",
  bad: "rgb(170, 40, 30)",
  warn: "rgb(130, 80, 0)",
  callNone: "rgb(100, 100, 100)",
  calls: Array.from({ length: 6 }, (_, index) => `rgb(${index}, 0, 200)`),
};

Deno.test("exportSvg() is one well-formed document that needs nothing else", () => {
  const { svg, width, height } = exportSvg(rows, { palette: PALETTE, isMasked: true });
  const open: string[] = [];
  let rest = svg;
  for (
    const [whole, close, name, self] of svg.matchAll(/<(\/?)([a-z]+)(?: [\w-]+="[^"<&]*")*(\/?)>/g)
  ) {
    if (close) assertEquals(open.pop(), name);
    else if (!self) open.push(name!);
    rest = rest.replace(whole, "");
  }
  assertEquals(open, []);
  assertNotMatch(rest, /[<>]|&(?!amp;|lt;|gt;|quot;)/);
  assertNotMatch(svg, /var\(|class=|href|undefined|NaN/);
  assert(!svg.includes("\u0000"));
  const last = rows.at(-1)!;
  assert(height > last.y + last.height && width > 0);
});

Deno.test("exportSvg() says how many messages it has and what is hidden", () => {
  const masked = exportSvg(rows, { palette: PALETTE, isMasked: true }).svg;
  assertMatch(masked, />5 messages · 1970-01-01 .* · numbers hidden</);
  assertNotMatch(exportSvg(rows, { palette: PALETTE, isMasked: false }).svg, /numbers hidden/);
  assertMatch(exportSvg([], { palette: PALETTE, isMasked: true }).svg, /0 messages/);
});

Deno.test("mix() lays a share of a colour over a ground", () => {
  assertEquals(mix("rgb(0, 100, 200)", "rgb(255, 255, 255)", 0), "rgb(255, 255, 255)");
  assertEquals(mix("rgb(0, 100, 200)", "rgb(100, 100, 100)", 0.5), "rgb(50, 100, 150)");
});
