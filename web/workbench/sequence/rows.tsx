// The rows of the diagram: a list of which only what is in sight is in the document. Screen readers are
// told how long it is; one row is in the tab order, and the arrow keys lead from there to the others.
import { Component } from "preact";
import { sayCount } from "../../shared/say_number.ts";
import type { Call } from "./call_book.ts";
import type { DroppedRow, HeadingRow, MessageRow, PauseRow, Row } from "./layout.ts";
import { Arrow } from "./arrow.tsx";
import { sayCustomer, sayMessage } from "./say_message.ts";
import { sayClock, sayLength, saySince } from "./say_time.ts";

/** What all rows are drawn with. */
export interface RowDress {
  /** The number of rows, drawn or not. */
  readonly size: number;
  readonly tabKey: string | undefined;
  readonly pinnedKey: string | undefined;
  readonly hides: (key: string) => boolean;
  readonly isMasked: boolean;
  /** The call as it is known by now. */
  readonly callNow: (call: Call) => Call;
  readonly pin: (key: string) => void;
}

/** One row, which has its place whatever is drawn beside it. */
export function RowItem({ row, index, dress }: {
  readonly row: Row;
  readonly index: number;
  readonly dress: RowDress;
}) {
  const list = { posinset: index + 1, setsize: dress.size };
  switch (row.kind) {
    case "heading":
      return (
        <Heading row={row} call={dress.callNow(row.call)} isMasked={dress.isMasked} {...list} />
      );
    case "pause":
      return <Pause row={row} {...list} />;
    case "dropped":
      return <Dropped row={row} {...list} />;
    case "message":
      return (
        <MessageItem
          row={row}
          isPinned={row.key === dress.pinnedKey}
          isInTabOrder={row.key === dress.tabKey}
          isMasked={dress.hides(row.key)}
          pin={dress.pin}
          {...list}
        />
      );
  }
}

interface Listed {
  readonly posinset: number;
  readonly setsize: number;
}

const ariaOf = ({ posinset, setsize }: Listed) => ({
  "aria-posinset": posinset,
  "aria-setsize": setsize,
});

const tint = (colour: number | undefined): string =>
  colour === undefined ? "no-call" : `call-${colour}`;

const placed = ({ y, height }: Row) => ({ top: `${y}px`, height: `${height}px` });

interface MessageItemProps extends Listed {
  readonly row: MessageRow;
  readonly isPinned: boolean;
  readonly isInTabOrder: boolean;
  readonly isMasked: boolean;
  readonly pin: (key: string) => void;
}

class MessageItem extends Component<MessageItemProps> {
  // Rows are laid out once; a message that arrives elsewhere changes nothing here but the list's length.
  override shouldComponentUpdate(next: MessageItemProps): boolean {
    const { row, isPinned, isInTabOrder, isMasked, setsize } = this.props;
    return row !== next.row || isPinned !== next.isPinned || isMasked !== next.isMasked ||
      isInTabOrder !== next.isInTabOrder || setsize !== next.setsize;
  }

  override render({ row, isPinned, isInTabOrder, isMasked, pin, ...list }: MessageItemProps) {
    const { message, sinceStartMs, colour, band, call } = row;
    const look = `row row--message row--band-${band} ${tint(colour)} ${isPinned ? "is-on" : ""}`;
    return (
      <li class={look} style={placed(row)} data-key={row.key} {...ariaOf(list)}>
        <button
          type="button"
          class="row-button"
          aria-pressed={isPinned}
          tabIndex={isInTabOrder ? 0 : -1}
          onClick={() => pin(row.key)}
        >
          <span class="visually-hidden">
            {call && `Call ${call.index + 1}, `}
            {sayMessage(message, isMasked)}
          </span>
          <span class="row-gutter">
            {call && <span class="row-tag" aria-hidden="true">{call.index + 1}</span>}
            <span class="row-time">
              {sinceStartMs === undefined ? sayClock(message.time) : saySince(sinceStartMs)}
            </span>
          </span>
          <Arrow row={row} isMasked={isMasked} />
        </button>
      </li>
    );
  }
}

interface HeadingProps extends Listed {
  readonly row: HeadingRow;
  readonly call: Call;
  readonly isMasked: boolean;
}

function Heading({ row, call, isMasked, ...list }: HeadingProps) {
  const customer = sayCustomer(call, isMasked);
  return (
    <li class={`row row--heading ${tint(row.colour)}`} style={placed(row)} {...ariaOf(list)}>
      <span class="row-headline">
        <span class="row-call">Call {call.index + 1}</span>
        {customer !== "" && <span class="row-caller">{customer}</span>}
        <span class="row-id">{call.id}</span>
      </span>
      <span class="row-began">{sayClock(call.startedAt)}</span>
    </li>
  );
}

function Pause({ row, ...list }: { readonly row: PauseRow } & Listed) {
  return (
    <li class={`row row--pause ${tint(row.colour)}`} style={placed(row)} {...ariaOf(list)}>
      <span class="row-gutter">
        <span class="visually-hidden">Silence of</span>
        <span class="row-time">{sayLength(row.lengthMs)}</span>
      </span>
    </li>
  );
}

function Dropped({ row, ...list }: { readonly row: DroppedRow } & Listed) {
  return (
    <li class="row row--dropped no-call" style={placed(row)} {...ariaOf(list)}>
      <span class="row-headline">
        {sayCount(row.count)} older messages were dropped to make room
      </span>
    </li>
  );
}
