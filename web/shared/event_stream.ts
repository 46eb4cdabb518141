// Server-sent events by `fetch`. The browser's EventSource cannot name the event that it wants to go
// on from; this can (WHATWG HTML, section 9.2). Opening it again is live_stream.ts's.
import type { Connect, StreamMessage } from "./live_stream.ts";

/** What is used of `fetch`. */
export type FetchStream = (url: string, init: RequestInit) => Promise<Response>;

/** Connections of the network behind `fetch`. */
export function connectByFetch(fetch: FetchStream): Connect {
  return (url, { lastEventId, opened, heard, failed }) => {
    const ending = new AbortController();
    const isEnded = () => ending.signal.aborted;
    const listen = async () => {
      try {
        const response = await fetch(url, {
          cache: "no-store",
          headers: {
            accept: "text/event-stream",
            ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
          },
          signal: ending.signal,
        });
        if (!response.ok || !response.body) throw new Error(`Status ${response.status}`);
        if (isEnded()) return;
        opened();
        const read = eventReader((message) => {
          if (!isEnded()) heard(message);
        });
        for await (const text of textOf(response.body)) read(text);
      } catch {
        // Why it broke makes no difference: it is opened again.
      }
      if (isEnded()) return;
      ending.abort();
      failed();
    };
    void listen();
    return () => ending.abort();
  };
}

/** Not `for await` on the body itself: Safari's streams cannot be iterated. */
async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}

/** Reads a text/event-stream that comes in pieces; tells of messages, not of events of other names. */
export function eventReader(heard: (message: StreamMessage) => void): (text: string) => void {
  let rest = "";
  let lastId: string | undefined;
  let name = "";
  let data: string[] = [];

  const end = () => {
    if (data.length > 0 && (name === "" || name === "message")) {
      heard({ data: data.join("\n"), ...(lastId !== undefined && { id: lastId }) });
    }
    name = "";
    data = [];
  };
  const readLine = (line: string) => {
    if (line === "") return end();
    const [field = "", value = ""] = split(line);
    if (field === "data") data.push(value);
    else if (field === "id") lastId = value;
    else if (field === "event") name = value;
  };
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) readLine(line);
  };
}

/** A line's field and value; a comment's field is empty. */
function split(line: string): [string, string] {
  const colon = line.indexOf(":");
  if (colon < 0) return [line, ""];
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, "")];
}
