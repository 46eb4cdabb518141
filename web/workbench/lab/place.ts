// Whether the lab is open, at which panel, and how wide: by the address, by what was remembered, and by
// what the reader does.
import { type ReadonlySignal, signal } from "@preact/signals";
import * as z from "zod/mini";
import type { Memory } from "../../shared/theme.ts";
import { hashOfPanel, type Panel, panelOfHash, PANELS } from "./address.ts";

/**
 * The drawer's width in px: what it can be, what it is at first in an ordinary window and where there is room
 * for two columns in it, and a step of the arrow keys.
 */
export const WIDTH = { min: 320, max: 960, initial: 432, roomy: 704, step: 32 } as const;

/** Where it is kept in the browser's storage. */
export const LAB_KEY = "hookswitch-lab";

const Remembered = z.object({
  /** Null when the lab was closed. */
  panel: z.nullable(z.enum(PANELS)),
  last: z.enum(PANELS),
  width: z.number(),
});

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
  readonly memory: () => Memory;
  /** There is room for the lab without being asked for. */
  readonly isRoomy: boolean;
  /** Puts a fragment into the address, "" for none, without a trace in the history. */
  readonly show: (hash: string) => void;
}

export function createLabPlace({ hash, memory, isRoomy, show }: LabPlaceOptions): LabPlace {
  const known = recall(memory);
  const panel = signal(known?.panel ?? (known || !isRoomy ? undefined : PANELS[0]));
  const width = signal(clampWidth(known?.width ?? (isRoomy ? WIDTH.roomy : WIDTH.initial)));
  let last: Panel = known?.last ?? PANELS[0];

  const remember = () => {
    try {
      const kept = { panel: panel.value ?? null, last, width: width.value };
      memory().setItem(LAB_KEY, JSON.stringify(kept));
    } catch {
      // A private window may refuse; it then lasts as long as the page.
    }
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

function recall(memory: () => Memory) {
  try {
    return Remembered.parse(JSON.parse(memory().getItem(LAB_KEY) ?? "null"));
  } catch {
    return undefined;
  }
}
