// What one toolbar was told and what befell it, in order. Kept as it came: accounting judges it later.

/** An event as it crossed the wire; read loosely, as a client that knows only a few names reads it. */
export interface Told {
  readonly eventName: string;
  readonly epoch: string;
  readonly seq: number;
  readonly eventId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly reason?: string | undefined;
  readonly cause?: string | undefined;
  readonly synthesised?: boolean | undefined;
  /** The calls that EventRegistered and EventSnapshot name. */
  readonly calls?: readonly { readonly eventId: string }[] | undefined;
}

export type RecordEntry =
  | { readonly kind: "opened"; readonly query: string }
  /** The connection is over; `isClean` when a closing handshake ended it. */
  | { readonly kind: "lost"; readonly isClean: boolean }
  /** The page was loaded anew: it remembers nothing. */
  | { readonly kind: "reloaded" }
  | { readonly kind: "told"; readonly event: Told }
  /** What a toolbar with a head of its own makes of what it was told. */
  | { readonly kind: "shown"; readonly event: Told }
  | { readonly kind: "asked"; readonly command: string; readonly answer: string };

/** Milliseconds since the epoch with each entry. */
export type Recorded = RecordEntry & { readonly at: number };

export const TOOLBAR_KINDS = ["seed", "resuming", "ours"] as const;
export type ToolbarKind = typeof TOOLBAR_KINDS[number];

/** The record of one toolbar from the first connection to the end of the run. */
export interface ToolbarRecord {
  /** Such as "1001/seed". */
  readonly name: string;
  readonly kind: ToolbarKind;
  readonly agentId: string;
  readonly dn: string;
  readonly entries: readonly Recorded[];
}

/** Reads an event; undefined for a text that is none. */
export function readTold(text: string): Told | undefined {
  const json: unknown = JSON.parse(text);
  return typeof json === "object" && json !== null && "eventName" in json
    ? json as Told
    : undefined;
}
