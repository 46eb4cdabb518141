// The part of the diagram that scrolls: sticky heads, lifelines, and of the rows those in sight. It
// follows the newest row unless the reader scrolled away, keeps what the reader looks at in its place,
// and does not ask the browser for a measure that is known.
import { useComputed, useSignal } from "@preact/signals";
import { ArrowDown } from "lucide";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../shared/icon.tsx";
import { sayCount } from "../../shared/say_number.ts";
import { toggled } from "./filter.ts";
import { HoverCard } from "./hover_card.tsx";
import { Heads, Lifelines } from "./lifelines.tsx";
import { MESSAGE_HEIGHT, type Row } from "./layout.ts";
import { type RowDress, RowItem } from "./rows.tsx";
import type { DiagramView } from "./view.ts";
import { KEY_STEPS } from "./walk.ts";
import { rowAt, rowsInSight } from "./window.ts";

/** The height of the heads, which stay at the top, in px; sequence.css draws them so. */
const HEADS_PX = 32;

/** So near to the end, in px, the reader counts as being at the end. */
const NEAR_END_PX = 24;

/** What stays free around a row that is scrolled into sight, in px. */
const MARGIN_PX = 8;

interface SequenceViewProps {
  readonly view: DiagramView;
  readonly isOpen: boolean;
  /** Nothing new comes to it. */
  readonly isPast: boolean;
  /** What stands in the place of rows when there are none. */
  readonly empty: ComponentChildren;
}

/** A key of a row, and how far above the reader's upper edge it begins, in px. */
interface Anchor {
  readonly key: string;
  readonly above: number;
}

export function SequenceView({ view, isOpen, isPast, empty }: SequenceViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const anchor = useRef<Anchor | undefined>(undefined);
  const drawnHeight = useRef(0);
  const top = useSignal(0);
  const viewHeight = useSignal(0);
  const pointed = useSignal<string | undefined>(undefined);
  const { layout } = view.drawn.value;
  const { rows } = layout;

  const sight = useComputed(() => {
    const { height } = view.drawn.value.layout;
    const end = Math.max(0, height - viewHeight.value);
    return { top: view.isFollowing.value ? end : top.value, height: viewHeight.value };
  });
  const start = useComputed(() => rowsInSight(view.drawn.value.layout.rows, sight.value).start);
  const end = useComputed(() => rowsInSight(view.drawn.value.layout.rows, sight.value).end);

  const scrollTo = (y: number) => {
    top.value = y;
    if (scroller.current) scroller.current.scrollTop = y;
  };
  const reveal = (key: string | undefined) => {
    const row = view.rowOf(key);
    if (!row) return;
    const lowest = row.y + row.height + MARGIN_PX - viewHeight.value;
    const highest = Math.max(0, row.y - MARGIN_PX);
    const now = sight.value.top;
    if (now > highest || now < lowest) {
      scrollTo(now > highest ? highest : lowest);
      noteScroll();
    }
    list.current?.querySelector<HTMLElement>(`[data-key="${row.key}"] button`)
      ?.focus({ preventScroll: true });
  };

  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      viewHeight.value = Math.max(0, (entry?.contentRect.height ?? 0) - HEADS_PX);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  // After each drawing: at the end stays at the end, and elsewhere stays what is looked at.
  useLayoutEffect(() => {
    drawnHeight.current = layout.height;
    if (view.isFollowing.value) return scrollTo(Math.max(0, layout.height - viewHeight.value));
    const row = view.rowOf(anchor.current?.key);
    const y = row && row.y + anchor.current!.above;
    if (y !== undefined && Math.abs(y - top.value) > 1) scrollTo(y);
  }, [view.drawn.value, view.isFollowing.value, isOpen, viewHeight.value]);

  // The keys and the buttons choose a row wherever it is.
  useLayoutEffect(() => {
    if (view.activeKey.value !== undefined) reveal(view.activeKey.value);
  }, [view.activeKey.value]);

  function noteScroll() {
    const { current } = scroller;
    if (!current) return;
    const y = current.scrollTop;
    top.value = y;
    // Room that grew moves the rows before the observer tells of it: the reader has not scrolled away.
    const room = current.clientHeight - HEADS_PX;
    view.scrolled(drawnHeight.current - room - y <= NEAR_END_PX);
    const row = view.rowOf(rows[rowAt(rows, y)]?.key) ?? view.rowOf(rows[rowAt(rows, y) + 1]?.key);
    anchor.current = row && { key: row.key, above: y - row.y };
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = KEY_STEPS[event.key];
    if (step) view.walk(step, Math.max(1, Math.floor(viewHeight.value / MESSAGE_HEIGHT) - 1));
    else if (event.key === "Escape") escape();
    else if (event.key === "e") view.toError(1);
    else if (event.key === "E") view.toError(-1);
    else return;
    event.preventDefault();
  };
  const escape = () => {
    if (pointed.value !== undefined) pointed.value = undefined;
    else view.pin(undefined);
  };
  const keyOf = (target: EventTarget | null) =>
    target instanceof Element
      ? target.closest<HTMLElement>("[data-key]")?.dataset["key"]
      : undefined;

  const active = view.rowOf(view.activeKey.value);
  const dress: RowDress = {
    size: rows.length,
    tabKey: active?.key ?? rows[layout.messageRows.at(-1) ?? -1]?.key,
    pinnedKey: view.pinnedKey.value,
    hides: view.hides,
    isMasked: view.isMasked.value,
    callNow: (call) => view.drawn.value.change.timeline.calls.calls.get(call.id) ?? call,
    pin: (key) => {
      pointed.value = undefined;
      view.pin(key);
    },
  };
  // Read so that a change of it draws the rows anew.
  void view.exceptions.value;

  return (
    <div class="sequence-view">
      <div class="sequence-scroll" ref={scroller} onScroll={noteScroll}>
        <Heads
          chosen={view.filter.value.lifelines}
          toggle={(lifeline) => {
            const lifelines = toggled(view.filter.value.lifelines, lifeline);
            view.filter.value = { ...view.filter.value, lifelines };
          }}
        />
        <div class="sequence-canvas" style={{ height: `${layout.height}px` }}>
          <ol
            ref={list}
            class="sequence-rows"
            role="list"
            aria-label="Messages"
            onKeyDown={onKeyDown}
            onPointerOver={({ target, pointerType }) => {
              if (pointerType === "mouse") pointed.value = keyOf(target);
            }}
            onPointerLeave={({ relatedTarget }) => {
              if (!(relatedTarget instanceof Element && relatedTarget.closest(".hover-card"))) {
                pointed.value = undefined;
              }
            }}
            onFocusIn={({ target }) => {
              const isByKeyboard = target instanceof Element && target.matches(":focus-visible");
              if (isByKeyboard) pointed.value = keyOf(target);
            }}
            onFocusOut={() => pointed.value = undefined}
          >
            {indices(start.value, Math.min(end.value, rows.length), placeOf(view, active)).map(
              (index) => {
                const row = rows[index]!;
                return <RowItem key={row.key} row={row} index={index} dress={dress} />;
              },
            )}
          </ol>
          <Lifelines top={rows[start.value]?.y ?? 0} bottom={bottomOf(rows[end.value - 1])} />
        </div>
        {rows.length === 0 && empty}
      </div>
      {!isPast && !view.isFollowing.value && (
        <button
          type="button"
          class="sequence-newest button button--accent button--tiny"
          onClick={() => view.follow()}
        >
          <Icon of={ArrowDown} />
          {view.unseen.value > 0 ? `${sayCount(view.unseen.value)} new` : "Newest"}
        </button>
      )}
      {view.pinnedKey.value === undefined && (
        <HoverCard
          view={view}
          row={view.rowOf(pointed.value)}
          list={list}
          scrolled={pointed.value === undefined ? 0 : sight.value.top}
          leave={() => pointed.value = undefined}
        />
      )}
    </div>
  );
}

const bottomOf = (row: Row | undefined): number => row ? row.y + row.height : 0;

function placeOf(view: DiagramView, row: { readonly key: string } | undefined): number | undefined {
  return row && view.drawn.value.layout.places.get(row.key);
}

/** The rows in sight, and the one that has the keyboard wherever it is: its focus must not be lost. */
function indices(start: number, end: number, active: number | undefined): number[] {
  const inSight = Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
  if (active === undefined || (active >= start && active < end)) return inSight;
  return active < start ? [active, ...inSight] : [...inSight, active];
}
