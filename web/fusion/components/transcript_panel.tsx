// The live transcript of an engagement: what agent and customer say, as the toolbar feeds it. Scrolls by
// itself unless the reader has scrolled up.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Communication } from "../communication.ts";
import { nameOf } from "../out_data.ts";
import type { TranscriptLine } from "../transcript.ts";

/** How near to the end counts as reading along, in pixels. */
const NEAR_PX = 48;

/** The panel with the lines; a live region would read every half sentence aloud, so that it is none. */
export function TranscriptPanel({ call }: { readonly call: Communication }) {
  const list = useRef<HTMLOListElement>(null);
  const reads = useRef(true);
  useLayoutEffect(() => {
    if (reads.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [call.transcript]);
  const onScroll = () => {
    const { current } = list;
    if (!current) return;
    reads.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX;
  };
  return (
    <section class="card transcript" aria-label="Transcript">
      <h3 class="card__title">Transcript</h3>
      {call.transcript.length === 0 && (
        <p class="hint">What is said appears here as the toolbar feeds it.</p>
      )}
      <ol ref={list} class="transcript__lines" tabIndex={0} onScroll={onScroll}>
        {call.transcript.map((line) => (
          <Line key={line.messageId} line={line} customer={nameOf(call)} />
        ))}
      </ol>
    </section>
  );
}

function Line({ line, customer }: { readonly line: TranscriptLine; readonly customer: string }) {
  const { from, text, isOpen, time } = line;
  if (from === "system") return <li class="transcript__system">{text}</li>;
  return (
    <li class="said" data-from={from}>
      <p class="said__who">
        <span>{from === "agent" ? "You" : customer}</span>
        <time class="said__time">{new Date(time).toISOString().slice(11, 16)}</time>
      </p>
      <p class="said__text" data-open={isOpen}>
        {text}
        {isOpen && (
          <span class="said__more">
            <span class="visually-hidden">, still speaking</span>
          </span>
        )}
      </p>
    </li>
  );
}
