// The diagram as a drawing that stands by itself: the same rows, places and signs as on the page, with
// colours and fonts written out. Pure.
import { COLUMNS, type MessageRow, type Row } from "./layout.ts";
import { LIFELINE_TITLES } from "./message.ts";
import { mix, type Palette } from "./palette.ts";
import { sayCustomer, sayNote } from "./say_message.ts";
import { sayClock, sayLength, saySince } from "./say_time.ts";
import { arrowHead, LINE_Y, lineEnd, LOST_CROSS, tailShape } from "./shapes.ts";

/** Sizes of the drawing, in px. */
const WIDTH = 1_200;
const GUTTER = 96;
const HEAD = 56;
const FOOT = 12;

/** How strong a call's colour is behind its rows. */
const TINTS = { band: [0.04, 0.08], heading: 0.08 } as const;

const FONT = "Inter, 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', sans-serif";
const MONO = "'JetBrains Mono', ui-monospace, Menlo, monospace";

export interface SvgOptions {
  readonly palette: Palette;
  readonly isMasked: boolean;
}

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws rows as they are laid out. */
export function exportSvg(rows: readonly Row[], { palette, isMasked }: SvgOptions): Drawing {
  const last = rows.at(-1);
  const height = HEAD + (last ? last.y + last.height : 0) + FOOT;
  const drawn = rows.map((row) => drawRow(row, { palette, isMasked }));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" ` +
    `viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}" font-size="12">`,
    `<title>Sequence diagram, hookswitch</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="${palette.surface}"/>`,
    `<text x="12" y="20" fill="${palette.inkSoft}" font-size="11">${
      escape(caption(rows, isMasked))
    }</text>`,
    ...drawn.map(({ ground }) => ground),
    ...COLUMNS.map(({ x }) =>
      `<path d="M${at(x)} ${HEAD}V${height - FOOT}" stroke="${
        mix(palette.ink, palette.surface, 0.2)
      }"/>`
    ),
    ...COLUMNS.map(({ lifeline, x }) =>
      `<text x="${at(x)}" y="44" fill="${palette.inkSoft}" font-size="11" font-weight="650" ` +
      `letter-spacing="0.9" text-anchor="middle">${LIFELINE_TITLES[lifeline].toUpperCase()}</text>`
    ),
    `<path d="M0 ${HEAD - 0.5}H${WIDTH}" stroke="${palette.line}"/>`,
    ...drawn.map(({ front }) => front),
    "</svg>",
  ].join("\n");
  return { svg, width: WIDTH, height };
}

function caption(rows: readonly Row[], isMasked: boolean): string {
  const messages = rows.filter((row): row is MessageRow => row.kind === "message");
  const [first, last] = [messages[0]?.message, messages.at(-1)?.message];
  return [
    `${messages.length} ${messages.length === 1 ? "message" : "messages"}`,
    ...(first && last
      ? [`${day(first.time)} ${sayClock(first.time)} to ${sayClock(last.time)}`]
      : []),
    ...(isMasked ? ["numbers hidden"] : []),
  ].join(" · ");
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

const at = (x: number): number => Math.round((GUTTER + x * (WIDTH - GUTTER)) * 10) / 10;

interface DrawnRow {
  /** What lies behind the lifelines, and what before them. */
  readonly ground: string;
  readonly front: string;
}

function drawRow(row: Row, options: SvgOptions): DrawnRow {
  const { palette } = options;
  const colour = row.colour === undefined ? palette.callNone : palette.calls[row.colour]!;
  const y = HEAD + row.y;
  const share = row.colour === undefined
    ? 0
    : row.kind === "heading"
    ? TINTS.heading
    : TINTS.band[row.kind === "message" ? row.band : 0];
  const back = mix(colour, palette.surface, share);
  const edge = row.colour === undefined
    ? ""
    : `<rect y="${y}" width="3" height="${row.height}" fill="${colour}"/>`;
  return {
    ground: `<rect y="${y}" width="${WIDTH}" height="${row.height}" fill="${back}"/>`,
    front: `<g transform="translate(0 ${y})">${
      drawFront(row, { ...options, colour, back })
    }</g>${edge}`,
  };
}

interface Colours extends SvgOptions {
  readonly colour: string;
  readonly back: string;
}

function drawFront(row: Row, colours: Colours): string {
  const { palette, colour, isMasked } = colours;
  switch (row.kind) {
    case "message":
      return drawMessage(row, colours);
    case "pause":
      return time(sayLength(row.lengthMs), { palette, y: 15 }) +
        `<path d="M${GUTTER} 11H${WIDTH}" stroke="${
          mix(palette.ink, palette.surface, 0.18)
        }" stroke-dasharray="3 3"/>`;
    case "dropped":
      return `<text x="12" y="20" fill="${palette.warn}">${row.count} older messages were dropped</text>`;
    case "heading":
      return halo(
        12,
        19,
        `<tspan fill="${colour}" font-weight="650">Call ${row.call.index + 1}</tspan>` +
          `<tspan dx="10" font-weight="600">${escape(sayCustomer(row.call, isMasked))}</tspan>` +
          `<tspan dx="10" fill="${palette.inkSoft}" font-family="${MONO}" font-size="11">${
            escape(row.call.id)
          }</tspan>`,
        colours,
      ) +
        `<text x="${
          WIDTH - 12
        }" y="19" fill="${palette.inkSoft}" font-size="11" text-anchor="end">${
          sayClock(row.call.startedAt)
        }</text>`;
  }
}

function drawMessage(row: MessageRow, colours: Colours): string {
  const { palette, colour, isMasked } = colours;
  const { message, fromX, toX, sinceStartMs, call } = row;
  const end = at(lineEnd(row));
  const note = sayNote(message, isMasked);
  const name = message.isError ? palette.bad : message.isReply ? palette.inkSoft : palette.ink;
  const head = message.isReply ? `fill="none" stroke="${colour}"` : `fill="${colour}"`;
  const label = (message.isError ? "⚠ " : "") + message.name;
  return [
    call
      ? `<text x="8" y="24" fill="${colour}" font-size="11" font-weight="650">${
        call.index + 1
      }</text>`
      : "",
    time(sinceStartMs === undefined ? sayClock(message.time) : saySince(sinceStartMs), {
      palette,
      y: 24,
    }),
    `<path d="M${at(fromX)} ${LINE_Y}H${end}" stroke="${colour}" stroke-width="${
      message.isReply ? 1 : 1.25
    }"${message.isReply ? ' stroke-dasharray="4 3"' : ""}/>`,
    `<path transform="translate(${at(fromX)} 0)" fill="${colour}" d="${tailShape(row.colour)}"/>`,
    message.isLost
      ? `<path transform="translate(${end} 0)" fill="none" stroke="${palette.bad}" stroke-width="2" d="${LOST_CROSS}"/>`
      : `<path transform="translate(${end} 0)" ${head} d="${arrowHead(toX > fromX)}"/>`,
    halo(
      at(Math.min(fromX, toX)) + 10,
      13,
      `<tspan fill="${name}" font-weight="${message.isReply ? 400 : 550}">${
        escape(label)
      }</tspan>` +
        (note === "" ? "" : `<tspan dx="6" fill="${palette.inkSoft}">${escape(note)}</tspan>`),
      colours,
    ),
  ].join("");
}

/** A text that breaks the lifelines it runs across, as labels on the page do. */
function halo(x: number, y: number, spans: string, { back, palette }: Colours): string {
  return `<text x="${x}" y="${y}" fill="${palette.ink}" stroke="${back}" stroke-width="5" ` +
    `stroke-linejoin="round" paint-order="stroke">${spans}</text>`;
}

function time(text: string, { palette, y }: { palette: Palette; y: number }): string {
  return `<text x="${
    GUTTER - 8
  }" y="${y}" fill="${palette.inkSoft}" font-size="11" text-anchor="end">${text}</text>`;
}

/** As XML 1.0 writes text; what it cannot hold at all is left out. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(
      '"',
      "&quot;",
    );
}
