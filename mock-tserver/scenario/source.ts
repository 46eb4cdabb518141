// The text of a scenario file: turns YAML into plain data and finds the place of each part of it.
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Document, Node } from "yaml";

/** The longest file that is read, in characters. */
export const MAX_FILE_CHARS = 1_048_576;

/** A place in a file; lines and columns begin with 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something that is wrong with a file. */
export interface Problem extends Position {
  /** What is wrong and what is allowed. */
  readonly message: string;
}

const NO_COLON = "A key needs a colon and a space behind it, such as title: A call";

/** What helps more than YAML's own words, by its error code. */
const HINTS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "A file holds one scenario. End it before ---",
  DUPLICATE_KEY: "This key is there already; each may stand once",
  TAB_AS_INDENT: "Indent with spaces: a tab is not allowed there",
  MULTILINE_IMPLICIT_KEY: NO_COLON,
  BLOCK_IN_FLOW: "Within braces a comma stands between one key and the next",
  BAD_INDENT:
    "A brace or bracket that was opened before is not closed, or this line stands too far to the left",
  BLOCK_AS_IMPLICIT_KEY:
    "A key stands where it cannot. Put a text that has a colon in quotes, and a step with several keys in braces",
};

/** The same for errors whose code says too little, by how YAML's words begin. */
const HINTS_BY_WORDS: readonly (readonly [begin: string, hint: string])[] = [
  [
    "Sequence item without -",
    "This line stands neither below the list's items nor within one: mend its indentation",
  ],
  [
    "All mapping items must start at the same column",
    "This key does not stand below the others of its map: mend its indentation",
  ],
  ["Implicit map keys need", NO_COLON],
  ["Missing closing", "A quote that was opened before is not closed"],
  [
    "Unexpected flow-seq-start",
    "A bracket stands where it cannot. Put a text or pattern that has brackets in quotes",
  ],
  [
    "Unexpected flow-map-start",
    "A brace stands where it cannot. Put a text or pattern that has braces in quotes",
  ],
  ["Flow map in block", "A brace that was opened before is not closed"],
  ["Flow sequence in block", "A bracket that was opened before is not closed"],
];

function hintOf(code: string, message: string): string {
  const [, hint] = HINTS_BY_WORDS.find(([begin]) => message.startsWith(begin)) ?? [];
  return hint ?? HINTS[code] ?? message;
}

type Path = readonly PropertyKey[];

/** A file's text, parsed. */
export class Source {
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;
  /** The first alias that stands for nothing, or for what it is a part of. */
  #badAlias: { readonly at: number; readonly message: string } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    visit(this.#document, {
      Alias: (_key, node, path) => {
        const meant = node.resolve(this.#document);
        if (meant && !path.includes(meant)) return;
        const message = meant
          ? "This alias stands within what it stands for"
          : `There is no anchor &${node.source} before this alias`;
        this.#badAlias ??= { at: node.range?.[0] ?? 0, message };
      },
      // A number such as +14155550100 or 0049 is a telephone's: its plus and zeros matter.
      Scalar(_key, node) {
        if (typeof node.value === "number" && /^(\+|0\d)/.test(node.source ?? "")) {
          node.value = node.source;
        }
      },
    });
  }

  /** What YAML itself finds wrong; the first thing, as the others mostly come of it. */
  get problems(): Problem[] {
    const [first] = this.#document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
    if (first) {
      return [{ ...this.#at(first.pos[0]), message: hintOf(first.code, first.message) }];
    }
    if (this.#badAlias === undefined) return [];
    return [{ ...this.#at(this.#badAlias.at), message: this.#badAlias.message }];
  }

  /** The file as plain data; throws when it has problems or an alias cannot be followed. */
  get data(): unknown {
    return this.#document.toJS({ maxAliasCount: 100 });
  }

  /** Where the value at `path` begins, or the nearest thing around it that is there. */
  position(path: Path): Position {
    for (let length = path.length; length > 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.#at(node.range[0]);
    }
    return this.#at(this.#document.contents?.range?.[0] ?? 0);
  }

  /** Where the key `key` of the map at `path` is written. */
  keyPosition(path: Path, key: string): Position {
    const map: unknown = path.length === 0
      ? this.#document.contents
      : this.#document.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find((item) =>
        isPair(item) && isScalar(item.key) && String(item.key.value) === key
      )
      : undefined;
    const node = pair?.key as Node | undefined;
    return node?.range ? this.#at(node.range[0]) : this.position(path);
  }

  /** The text of a line, without what surrounds it. */
  line(number: number): string {
    return this.#text.split(/\r?\n/)[number - 1] ?? "";
  }

  #at(offset: number): Position {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.#text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}
