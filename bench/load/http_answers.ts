// Reads HTTP/1.1 answers from the bytes of a connection that is kept open: as much as a load generator
// needs, which must cost less than what it measures. Pure.

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

const decoder = new TextDecoder();
const HEAD_END = "\r\n\r\n";
const NO_BYTES = new Uint8Array(0);

export class HttpAnswers {
  #rest: Uint8Array = NO_BYTES;

  /** What these bytes complete. */
  read(bytes: Uint8Array): HttpAnswer[] {
    let all = joined(this.#rest, bytes);
    const answers: HttpAnswer[] = [];
    for (;;) {
      const found = firstAnswer(all);
      if (!found) break;
      answers.push(found.answer);
      all = all.subarray(found.end);
    }
    // The caller may use its buffer again.
    this.#rest = all.length === 0 ? NO_BYTES : all.slice();
    return answers;
  }
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function firstAnswer(bytes: Uint8Array): { answer: HttpAnswer; end: number } | undefined {
  const headBytes = headLength(bytes);
  if (headBytes === undefined) return undefined;
  const head = decoder.decode(bytes.subarray(0, headBytes));
  const status = Number(head.slice(9, 12));
  if (!head.startsWith("HTTP/1.1 ") || !(status >= 100)) {
    throw new Error(`Cannot read an HTTP answer: "${head.slice(0, 40)}"`);
  }
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined && /\r\ntransfer-encoding:/i.test(head)) {
    throw new Error("Cannot read an HTTP answer in chunks: a Content-Length is needed");
  }
  const end = headBytes + Number(length ?? 0);
  if (bytes.length < end) return undefined;
  return { answer: { status, body: decoder.decode(bytes.subarray(headBytes, end)) }, end };
}

/** Bytes up to and with the empty line; undefined when it has not come. */
export function headLength(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) {
      return at + HEAD_END.length;
    }
  }
  return undefined;
}
