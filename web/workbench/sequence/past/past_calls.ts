// The calls of before: the list of those that are kept, and the one that is open, found by its eventId in
// this page, in this browser's archive and at the server.
import { type ReadonlySignal, signal } from "@preact/signals";
import { NO_FILTER } from "../filter.ts";
import { addMessages, createTimeline, messagesOf, type Timeline } from "../timeline.ts";
import type { Message } from "../message.ts";
import { createView, type DiagramView } from "../view.ts";
import type { CallArchive } from "./archive.ts";
import { type CallSummary, gapsOf, tell } from "./story.ts";

/** What is known of the call that the reader wants to see. */
export type OpenCall =
  | { readonly kind: "opening"; readonly id: string }
  | { readonly kind: "missing"; readonly id: string }
  | {
    readonly kind: "open";
    readonly id: string;
    readonly summary: CallSummary;
    /** What is missing of its story, in sentences. */
    readonly gaps: readonly string[];
    readonly view: DiagramView;
  };

/** The page's address, as far as it names a call. */
export interface CallAddress {
  read(): string | undefined;
  /** Goes to a call's address, or back to the page's own. */
  write(id: string | undefined): void;
  /** Tells of Back and Forward. */
  watch(moved: () => void): void;
}

export interface PastCalls {
  /** Undefined while the live diagram is shown. */
  readonly open: ReadonlySignal<OpenCall | undefined>;
  /** Undefined until it was read. */
  readonly list: ReadonlySignal<readonly CallSummary[] | undefined>;
  /** Whether what is kept outlives the page. */
  readonly isLasting: ReadonlySignal<boolean>;
  readList(): Promise<void>;
  /** Reads the list again, if somebody has it. */
  refreshList(): Promise<void>;
  show(id: string): Promise<void>;
  /** Back to what happens now. */
  close(): void;
  /** Forgets all that this browser keeps. */
  forget(): Promise<void>;
}

interface PastCallsOptions {
  readonly archive: Promise<CallArchive>;
  readonly address: CallAddress;
  readonly live: () => Timeline;
  /** What the server keeps of a call. */
  readonly history: (id: string) => Promise<readonly Message[]>;
  readonly isMasked: ReadonlySignal<boolean>;
}

export function createPastCalls(options: PastCallsOptions): PastCalls {
  const { archive, address, live, history, isMasked } = options;
  const open = signal<OpenCall | undefined>(undefined);
  const list = signal<readonly CallSummary[] | undefined>(undefined);
  const isLasting = signal(true);

  function replace(next: OpenCall | undefined): void {
    if (open.value?.kind === "open") open.value.view.dispose();
    open.value = next;
  }

  async function find(id: string): Promise<void> {
    replace({ kind: "opening", id });
    const here = messagesOf(live(), id);
    const [kept, atServer] = await Promise.all([
      archive.then((each) => each.load(id)).catch(() => []),
      history(id),
    ]);
    // The reader has gone elsewhere meanwhile.
    if (open.value?.kind !== "opening" || open.value.id !== id) return;
    const story = tell(id, kept, atServer, here);
    if (!story) return replace({ kind: "missing", id });
    const timeline = createTimeline();
    const change = signal({ timeline, from: addMessages(timeline, story.messages) });
    const view = createView(change, { usualFilter: NO_FILTER, isMasked });
    view.scrolled(false);
    replace({ kind: "open", id, summary: story.summary, gaps: gapsOf(story), view });
  }

  function heed(): void {
    const id = address.read();
    if (id === undefined) replace(undefined);
    else if (id !== open.value?.id) void find(id);
  }

  async function readList(): Promise<void> {
    const found = await archive;
    isLasting.value = found.isLasting;
    list.value = await found.list().catch(() => []);
  }

  address.watch(heed);
  heed();
  return {
    open,
    list,
    isLasting,
    readList,
    refreshList: async () => {
      if (list.value) await readList();
    },
    show: async (id) => {
      address.write(id);
      await find(id);
    },
    close: () => {
      address.write(undefined);
      replace(undefined);
    },
    forget: async () => {
      await (await archive).clear();
      await readList();
    },
  };
}
