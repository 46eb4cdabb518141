// What the reader sees of a timeline: the layout of what the filter lets through, whether it follows the
// newest message, which message is looked at, and what is masked. Components draw it and decide nothing.
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Filter } from "./filter.ts";
import { wantedBy } from "./filter.ts";
import { createLayout, type Layout, layOut, type MessageRow } from "./layout.ts";
import type { Change } from "./recorder.ts";
import { type Step, stepFrom } from "./walk.ts";

/** Something laid out anew; the layout itself is one object that grows. */
export interface Drawn {
  readonly layout: Layout;
  readonly change: Change;
}

export interface DiagramView {
  readonly drawn: ReadonlySignal<Drawn>;
  readonly filter: Signal<Filter>;
  /** What the page shows before the reader narrows it. */
  readonly usualFilter: Filter;
  readonly isFollowing: ReadonlySignal<boolean>;
  /** How many messages came since the reader left the newest. */
  readonly unseen: ReadonlySignal<number>;
  /** The message whose card stays. */
  readonly pinnedKey: ReadonlySignal<string | undefined>;
  /** The message that the tab key leads to, and the arrow keys walk on from. */
  readonly activeKey: ReadonlySignal<string | undefined>;
  /** Whether numbers are masked in all messages. */
  readonly isMasked: ReadonlySignal<boolean>;
  /** The messages for which that is the other way round. */
  readonly exceptions: ReadonlySignal<ReadonlySet<string>>;
  /** What a screen reader is told, when the reader did something whose outcome is elsewhere. */
  readonly news: ReadonlySignal<string>;
  rowOf(key: string | undefined): MessageRow | undefined;
  /** Whether a message's numbers are hidden. */
  hides(key: string): boolean;
  /** Shows or hides the numbers of one message, whatever is done with the others'. */
  setRevealed(key: string, isRevealed: boolean): void;
  follow(): void;
  /** Takes note of whether the reader is at the end. */
  scrolled(isAtEnd: boolean): void;
  pin(key: string | undefined): void;
  /** Makes a message the one that the keys start from; it is scrolled into sight by who draws. */
  activate(key: string | undefined): void;
  /** From the active message to another; returns its key. */
  walk(step: Step, pageRows: number): string | undefined;
  /** To the next or the previous error, around the ends. */
  toError(direction: 1 | -1): string | undefined;
  dispose(): void;
}

/** Lays out what `change` tells, again and again, until it is disposed of. */
export function createView(
  change: ReadonlySignal<Change>,
  { usualFilter, isMasked }: { usualFilter: Filter; isMasked: ReadonlySignal<boolean> },
): DiagramView {
  const filter = signal(usualFilter);
  const layout = createLayout();
  const drawn = signal<Drawn>({ layout, change: change.peek() });
  const isFollowing = signal(true);
  const seen = signal(0);
  const pinnedKey = signal<string | undefined>(undefined);
  const activeKey = signal<string | undefined>(undefined);
  const exceptions = signal<ReadonlySet<string>>(new Set());
  const news = signal("");
  let last: { filter: Filter; timeline: unknown } | undefined;

  const stopForgetting = effect(() => {
    void isMasked.value;
    exceptions.value = new Set();
  });
  const stopLayingOut = effect(() => {
    const { timeline, from } = change.value;
    const isSame = last?.filter === filter.value && last.timeline === timeline;
    const narrowed = last && last.filter !== filter.value;
    // Calls are counted anew in a cleared diagram: the one that was looked at is gone.
    if (last && last.timeline !== timeline && filter.peek().call !== undefined) {
      filter.value = { ...filter.peek(), call: undefined };
    }
    last = { filter: filter.value, timeline };
    const wanted = wantedBy(filter.value, timeline.calls);
    layOut(layout, timeline, { from: isSame ? from : 0, wanted });
    batch(() => {
      drawn.value = { layout, change: change.value };
      if (narrowed) {
        news.value = `${layout.messageRows.length} of ${timeline.messages.length} messages`;
      }
      if (isFollowing.peek() || !isSame) seen.value = total(drawn.value);
    });
  });

  const rowOf = (key: string | undefined) => {
    const row = key === undefined ? undefined : layout.rows[layout.places.get(key) ?? -1];
    return row?.kind === "message" ? row : undefined;
  };
  const keyAt = (index: number | undefined) =>
    index === undefined ? undefined : layout.rows[index]?.key;
  const hides = (key: string) => isMasked.value !== exceptions.value.has(key);
  const activate = (key: string | undefined) => {
    activeKey.value = key;
    if (pinnedKey.value !== undefined && key !== undefined) pinnedKey.value = key;
  };
  return {
    drawn,
    filter,
    usualFilter,
    isFollowing,
    unseen: computed(() => Math.max(0, total(drawn.value) - seen.value)),
    pinnedKey,
    activeKey,
    isMasked,
    exceptions,
    news,
    rowOf,
    hides,
    setRevealed: (key, isRevealed) => {
      if (hides(key) !== isRevealed) return;
      const next = new Set(exceptions.value);
      if (!next.delete(key)) next.add(key);
      exceptions.value = next;
    },
    follow: () => {
      isFollowing.value = true;
      seen.value = total(drawn.value);
    },
    scrolled: (isAtEnd) => {
      if (isFollowing.value === isAtEnd) return;
      isFollowing.value = isAtEnd;
      seen.value = total(drawn.value);
    },
    pin: (key) => {
      pinnedKey.value = key;
      if (key !== undefined) activeKey.value = key;
    },
    activate,
    walk: (step, pageRows) => {
      const { messageRows } = layout;
      const at = (rowOf(activeKey.value)?.place ?? messageRows.length) - 1;
      const key = keyAt(
        messageRows[stepFrom(at, step, { last: messageRows.length - 1, pageRows })],
      );
      activate(key);
      return key;
    },
    toError: (direction) => {
      const { errorRows, places } = layout;
      const from = places.get(activeKey.value ?? "") ?? (direction === 1 ? -1 : Infinity);
      const next = direction === 1
        ? errorRows.find((index) => index > from) ?? errorRows[0]
        : errorRows.findLast((index) => index < from) ?? errorRows.at(-1);
      if (next === undefined) {
        news.value = "There is no error";
        return undefined;
      }
      const key = keyAt(next);
      pinnedKey.value = key;
      activate(key);
      news.value = `Error ${errorRows.indexOf(next) + 1} of ${errorRows.length}`;
      return key;
    },
    dispose: () => {
      stopForgetting();
      stopLayingOut();
    },
  };
}

/** Counts what was drawn, also what was dropped since. */
function total({ layout, change }: Drawn): number {
  return layout.messageRows.length + change.timeline.dropped;
}
