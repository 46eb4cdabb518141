// Texts that are kept in case somebody asks for them: as bytes outside V8's heap, where collecting garbage
// neither copies nor marks them. They are added at one end and dropped at the other.

export interface LoggedText {
  /** Larger than that of the text before. */
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly text: string;
}

/** What stands before each text, by its place: how many bytes the text has, its id, its time. */
const HEAD = { length: 0, id: 4, time: 12, bytes: 20 } as const;

/** Bytes of the smallest and the largest piece; in between each has half as many as there are already. */
const SMALLEST_PIECE = 1_024;
const LARGEST_PIECE = 65_536;

/** A UTF-16 unit takes no more bytes in UTF-8. */
const MAX_UNIT_BYTES = 3;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Entries stand one behind the other. None goes on in the next piece, so that pieces are dropped whole. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where the next entry begins. */
  end: number;
}

export class TextLog {
  /** The oldest first; none is empty. */
  readonly #pieces: Piece[] = [];
  /** Where the oldest entry begins in the first piece. */
  #start = 0;
  #size = 0;
  /** Pieces that were dropped, to be used again: V8 would free them only with old garbage. */
  readonly #spare: Piece[] = [];

  /** How many texts it has. */
  get size(): number {
    return this.#size;
  }

  /** The id of the oldest text; undefined when there is none. */
  get oldestId(): number | undefined {
    return this.#pieces[0]?.view.getFloat64(this.#start + HEAD.id);
  }

  /** The time of the oldest text; undefined when there is none. */
  get oldestTime(): number | undefined {
    return this.#pieces[0]?.view.getFloat64(this.#start + HEAD.time);
  }

  add({ id, time, text }: LoggedText): void {
    const last = this.#pieces.at(-1);
    const { piece, length } = last && written(text, last) || this.#onNewPiece(text);
    const { view, end } = piece;
    view.setUint32(end + HEAD.length, length);
    view.setFloat64(end + HEAD.id, id);
    view.setFloat64(end + HEAD.time, time);
    piece.end += HEAD.bytes + length;
    this.#size++;
  }

  dropOldest(): void {
    const [first] = this.#pieces;
    if (!first) return;
    this.#size--;
    this.#start = entryEnd(first, this.#start);
    if (this.#start < first.end) return;
    this.#start = 0;
    this.#pieces.shift();
    this.#spare.push(first);
    // What is spare is bounded by what is used.
    if (bytesOf(this.#spare) > 2 * bytesOf(this.#pieces)) this.#spare.shift();
  }

  /** The texts with larger ids than this one, the oldest first. */
  *after(id: number): Generator<LoggedText> {
    for (const piece of this.#pieces) {
      let at = piece === this.#pieces[0] ? this.#start : 0;
      for (; at < piece.end; at = entryEnd(piece, at)) {
        if (piece.view.getFloat64(at + HEAD.id) > id) yield entryAt(piece, at);
      }
    }
  }

  /** The text with this id; undefined when there is none. */
  find(id: number): string | undefined {
    for (const next of this.after(id - 1)) return next.id === id ? next.text : undefined;
    return undefined;
  }

  #onNewPiece(text: string): Written {
    const piece = this.#emptyPiece(HEAD.bytes + MAX_UNIT_BYTES * text.length);
    this.#pieces.push(piece);
    const { written } = encoder.encodeInto(text, piece.bytes.subarray(HEAD.bytes));
    return { piece, length: written };
  }

  #emptyPiece(needed: number): Piece {
    const spare = this.#spare.pop();
    if (spare && spare.bytes.length >= needed) {
      spare.end = 0;
      return spare;
    }
    const half = Math.floor(bytesOf(this.#pieces) / 2);
    const bytes = new Uint8Array(
      Math.max(needed, SMALLEST_PIECE, Math.min(half, LARGEST_PIECE)),
    );
    return { bytes, view: new DataView(bytes.buffer), end: 0 };
  }
}

const bytesOf = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);

interface Written {
  readonly piece: Piece;
  readonly length: number;
}

/** Writes a text where the next entry's belongs; undefined when the piece has no room for it. */
function written(text: string, piece: Piece): Written | undefined {
  const from = piece.end + HEAD.bytes;
  if (from + text.length > piece.bytes.length) return undefined;
  const { read, written } = encoder.encodeInto(text, piece.bytes.subarray(from));
  return read === text.length ? { piece, length: written } : undefined;
}

const entryEnd = ({ view }: Piece, at: number) =>
  at + HEAD.bytes + view.getUint32(at + HEAD.length);

function entryAt(piece: Piece, at: number): LoggedText {
  const { bytes, view } = piece;
  return {
    id: view.getFloat64(at + HEAD.id),
    time: view.getFloat64(at + HEAD.time),
    text: decoder.decode(bytes.subarray(at + HEAD.bytes, entryEnd(piece, at))),
  };
}
