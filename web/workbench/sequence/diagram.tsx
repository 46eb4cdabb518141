// The sequence diagram: the bar above, what stands in the way of a whole picture, the rows, and the
// message that is kept open beside them.
import { DetailPanel } from "./detail_panel.tsx";
import { FilterBar } from "./filter_bar.tsx";
import { EmptyNote, SourceNotices } from "./notices.tsx";
import type { Sequence } from "./sequence.ts";
import { SequenceBar } from "./sequence_bar.tsx";
import { SequenceView } from "./sequence_view.tsx";

interface DiagramProps {
  readonly sequence: Sequence;
  readonly isOpen: boolean;
  readonly toggleOpen: () => void;
}

/** The diagram of what just happened. */
export function Diagram({ sequence, isOpen, toggleOpen }: DiagramProps) {
  const { recorder, live, edge, isFilterOpen } = sequence;
  const pinned = live.rowOf(live.drawn.value && live.pinnedKey.value);
  return (
    <section class={`sequence ${isOpen ? "" : "is-closed"}`} aria-label="Sequence diagram">
      <SequenceBar sequence={sequence} view={live} isOpen={isOpen} toggleOpen={toggleOpen} />
      {isOpen && isFilterOpen.value && <FilterBar view={live} />}
      {isOpen && <SourceNotices sources={recorder.sources.value} />}
      <div class="sequence-body" hidden={!isOpen}>
        <SequenceView
          view={live}
          isOpen={isOpen}
          empty={<EmptyNote view={live} sources={recorder.sources.value} />}
        />
        {pinned && <DetailPanel view={live} row={pinned} copyText={edge.copyText} />}
      </div>
      <p class="visually-hidden" role="status">{live.news.value}</p>
    </section>
  );
}
