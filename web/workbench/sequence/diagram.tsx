// The sequence diagram: the bar above, what stands in the way of a whole picture, the rows, and the
// message that is kept open beside them.
import type { ComponentChildren } from "preact";
import { DetailPanel } from "./detail_panel.tsx";
import { FilterBar } from "./filter_bar.tsx";
import { EmptyNote, NotKept, Reading, SourceNotices } from "./notices.tsx";
import { GapNotice, PastBar } from "./past/past_bar.tsx";
import type { OpenCall } from "./past/past_calls.ts";
import type { Sequence } from "./sequence.ts";
import { SequenceBar } from "./sequence_bar.tsx";
import { SequenceView } from "./sequence_view.tsx";
import type { DiagramView } from "./view.ts";

interface DiagramProps {
  readonly sequence: Sequence;
  readonly isOpen: boolean;
  readonly toggleOpen: () => void;
}

/** The diagram of what just happened, or of one call of before. */
export function Diagram({ sequence, isOpen, toggleOpen }: DiagramProps) {
  const { recorder, live, past, isFilterOpen } = sequence;
  const call = past.open.value;
  return (
    <section class={`sequence ${isOpen ? "" : "is-closed"}`} aria-label="Sequence diagram">
      {call && isOpen ? <PastCall sequence={sequence} call={call} /> : (
        <>
          <SequenceBar sequence={sequence} view={live} isOpen={isOpen} toggleOpen={toggleOpen} />
          {isOpen && isFilterOpen.value && <FilterBar view={live} />}
          {isOpen && <SourceNotices sources={recorder.sources.value} />}
          <Body
            sequence={sequence}
            view={live}
            isOpen={isOpen}
            empty={<EmptyNote view={live} sources={recorder.sources.value} />}
          />
        </>
      )}
    </section>
  );
}

interface PastCallProps {
  readonly sequence: Sequence;
  readonly call: OpenCall;
}

function PastCall({ sequence, call }: PastCallProps) {
  return (
    <>
      <PastBar sequence={sequence} call={call} />
      {call.kind === "opening" && <Reading />}
      {call.kind === "missing" && <NotKept id={call.id} close={sequence.past.close} />}
      {call.kind === "open" && (
        <>
          <GapNotice gaps={call.gaps} />
          <Body key={call.id} sequence={sequence} view={call.view} isOpen isPast empty={null} />
        </>
      )}
    </>
  );
}

interface BodyProps {
  readonly sequence: Sequence;
  readonly view: DiagramView;
  readonly isOpen: boolean;
  readonly isPast?: boolean;
  readonly empty: ComponentChildren;
}

/** The rows, and beside them the message that is kept open. */
function Body({ sequence, view, isOpen, isPast = false, empty }: BodyProps) {
  const pinned = view.rowOf(view.drawn.value && view.pinnedKey.value);
  return (
    <div class="sequence-body" hidden={!isOpen}>
      <SequenceView view={view} isOpen={isOpen} isPast={isPast} empty={empty} />
      {pinned && <DetailPanel view={view} row={pinned} copyText={sequence.edge.copyText} />}
      <p class="visually-hidden" role="status">{view.news.value}</p>
    </div>
  );
}
