// Whether the lab is open, at which panel, and how wide: by the address, by what was remembered, and by
// what the reader does.
import { type ReadonlySignal, signal } from "@preact/signals";
import * as z from "zod/mini";
import { browserMemory, type BrowserStorage } from "../../shared/browser_memory.ts";
import { hashOfPanel, type Panel, panelOfHash, PANELS } from "./address.ts";

/**
 * The drawer's width in px: what it can be, what it is at first in an ordinary window and where there is room
 * for two columns in it, and a step of the arrow keys.
 */
export const WIDTH = { min: 320, max: 960, initial: 432, roomy: 704, step: 32 } as const;

/** Where it is kept in the browser's storage. */
export const LAB_KEY = "hookswitch-lab";

/** Null before the first visit. */
const Remembered = z.nullable(z.object({
  /** Null when the lab was closed. */
  panel: z.nullable(z.enum(PANELS)),
  last: z.enum(PANELS),
  width: z.number(),
}));

export interface LabPlace {
  /** The panel that is open; undefined while the lab is closed. */
  readonly panel: ReadonlySignal<Panel | undefined>;
  readonly width: ReadonlySignal<number>;
  open(panel: Panel): void;
  close(): void;
  /** Opens the panel that was open last, or closes the lab. */
  toggle(): void;
  resize(width: number): void;
  /** The address has another fragment. */
  heed(hash: string): void;
}

export interface LabPlaceOptions {
  /** The address's fragment at first. */
  readonly hash: string;
  readonly storage: BrowserStorage;
  /** There is room for the lab without being asked for. */
  readonly isRoomy: boolean;
  /** Puts a fragment into the address, "" for none, without a trace in the history. */
  readonly show: (hash: string) => void;
}

export function createLabPlace({ hash, storage, isRoomy, show }: LabPlaceOptions): LabPlace {
  const memory = browserMemory({ storage, key: LAB_KEY, schema: Remembered, otherwise: null });
  const known = memory.load();
  const panel = signal(known?.panel ?? (known || !isRoomy ? undefined : PANELS[0]));
  const width = signal(clampWidth(known?.width ?? (isRoomy ? WIDTH.roomy : WIDTH.initial)));
  let last: Panel = known?.last ?? PANELS[0];

  const remember = () => {
    memory.save({ panel: panel.value ?? null, last, width: width.value });
  };
  const open = (next: Panel) => {
    panel.value = last = next;
    show(hashOfPanel(next));
    remember();
  };
  const close = () => {
    panel.value = undefined;
    show("");
    remember();
  };
  const heed = (changed: string) => {
    const named = panelOfHash(changed);
    if (named !== undefined) open(named === "any" ? last : named);
  };
  heed(hash);
  return {
    panel,
    width,
    open,
    close,
    toggle: () => panel.value === undefined ? open(last) : close(),
    resize: (wanted) => {
      width.value = clampWidth(wanted);
      remember();
    },
    heed,
  };
}

function clampWidth(width: number): number {
  return Math.round(Math.min(WIDTH.max, Math.max(WIDTH.min, width)));
}
