// The rows of the diagram: a list that screen readers read and the arrow keys walk through.
import { Component } from "preact";
import { sayNumber } from "../../shared/say_number.ts";
import type { HeadingRow, MessageRow, PauseRow, Row } from "./layout.ts";
import { Arrow } from "./arrow.tsx";
import { sayMessage } from "./message.ts";
import { sayClock, sayLength, saySince } from "./say_time.ts";

interface RowsProps {
  readonly rows: readonly Row[];
  readonly selectedKey: string | undefined;
  readonly select: (key: string | undefined) => void;
}

/** All rows. One of them is in the tab order; the arrow keys lead from there to the others. */
export function Rows({ rows, selectedKey, select }: RowsProps) {
  const messages = rows.filter((row) => row.kind === "message");
  const isKnown = messages.some((row) => row.key === selectedKey);
  const tabKey = isKnown ? selectedKey : messages.at(-1)?.key;
  const walk = (event: KeyboardEvent) => {
    if (event.key === "Escape") return select(undefined);
    const buttons = [
      ...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".row-button"),
    ];
    const at = buttons.findIndex((button) => button === event.target);
    const to = STEPS[event.key]?.(at, buttons.length - 1);
    const button = to === undefined ? undefined : buttons[to];
    if (!button) return;
    event.preventDefault();
    button.focus();
    button.click();
  };
  return (
    <ol class="sequence-rows" role="list" aria-label="Messages" onKeyDown={walk}>
      {rows.map((row) => {
        if (row.kind === "heading") return <Heading key={row.key} row={row} />;
        if (row.kind === "pause") return <Pause key={row.key} row={row} />;
        return (
          <MessageItem
            key={row.key}
            row={row}
            isSelected={row.key === selectedKey}
            isInTabOrder={row.key === tabKey}
            select={select}
          />
        );
      })}
    </ol>
  );
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

const tint = (colour: number | undefined): string =>
  colour === undefined ? "no-call" : `call-${colour}`;

const place = ({ y, height }: Row) => ({ top: `${y}px`, height: `${height}px` });

interface MessageItemProps {
  readonly row: MessageRow;
  readonly isSelected: boolean;
  readonly isInTabOrder: boolean;
  readonly select: (key: string | undefined) => void;
}

class MessageItem extends Component<MessageItemProps> {
  // A new message lays all rows out anew, yet most of them come out as they were.
  override shouldComponentUpdate(next: MessageItemProps): boolean {
    const { row, isSelected, isInTabOrder } = this.props;
    return isSelected !== next.isSelected || isInTabOrder !== next.isInTabOrder ||
      row.message !== next.row.message || row.y !== next.row.y || row.band !== next.row.band ||
      row.colour !== next.row.colour || row.sinceStartMs !== next.row.sinceStartMs;
  }

  override render({ row, isSelected, isInTabOrder, select }: MessageItemProps) {
    const { message, sinceStartMs, colour, band } = row;
    const look = `row row--message row--band-${band} ${tint(colour)} ${isSelected ? "is-on" : ""}`;
    return (
      <li class={look} style={place(row)}>
        <button
          type="button"
          class="row-button"
          aria-pressed={isSelected}
          tabIndex={isInTabOrder ? 0 : -1}
          onClick={() => select(row.key)}
        >
          <span class="visually-hidden">{sayMessage(message)}</span>
          <span class="row-time">
            {sinceStartMs === undefined ? sayClock(message.time) : saySince(sinceStartMs)}
          </span>
          <Arrow row={row} />
        </button>
      </li>
    );
  }
}

function Heading({ row }: { readonly row: HeadingRow }) {
  const { id, index, customer } = row.call;
  return (
    <li class={`row row--heading ${tint(row.colour)}`} style={place(row)}>
      <span class="row-call">Call {index + 1}</span>
      {customer !== undefined && <span class="row-caller">{sayNumber(customer)}</span>}
      <span class="row-id">{id}</span>
      <span class="row-began">{sayClock(row.startedAt)}</span>
    </li>
  );
}

function Pause({ row }: { readonly row: PauseRow }) {
  return (
    <li class={`row row--pause ${tint(row.colour)}`} style={place(row)}>
      <span>{sayLength(row.lengthMs)}</span>
    </li>
  );
}
