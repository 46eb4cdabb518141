// The bar above the diagram: what it is, and what the reader can do with it.
import {
  ChevronDown,
  ChevronUp,
  Eye,
  EyeOff,
  Filter,
  PanelBottomClose,
  PanelBottomOpen,
  Pause,
  Play,
  Trash2,
  TriangleAlert,
} from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { sayCount } from "../../shared/say_number.ts";
import { ExportMenu } from "./export_menu.tsx";
import { PastMenu } from "./past/past_menu.tsx";
import { narrowings } from "./filter.ts";
import { isReading } from "./recorder.ts";
import type { Sequence } from "./sequence.ts";
import type { DiagramView } from "./view.ts";

interface SequenceBarProps {
  readonly sequence: Sequence;
  readonly view: DiagramView;
  readonly isOpen: boolean;
  readonly toggleOpen: () => void;
}

/** Title, count, and the buttons. */
export function SequenceBar({ sequence, view, isOpen, toggleOpen }: SequenceBarProps) {
  return (
    <header class="sequence-bar">
      <h2 class="sequence-title">What just happened</h2>
      <Count view={view} />
      {isReading(sequence.recorder.sources.value) && (
        <span class="sequence-reading" role="status">
          <span class="spinner" aria-hidden="true" />
          <span class="sequence-word">Reading what was before…</span>
        </span>
      )}
      <span class="sequence-gap" />
      {isOpen && (
        <>
          <Errors view={view} />
          <FilterButton sequence={sequence} view={view} />
          <PauseButton sequence={sequence} />
          <NumbersButton sequence={sequence} />
          <ExportMenu sequence={sequence} view={view} />
          <PastMenu past={sequence.past} isMasked={sequence.isMasked.value} />
          <button
            type="button"
            class="icon-button icon-button--small"
            aria-label="Clear"
            title="Clear the diagram"
            onClick={sequence.recorder.clear}
          >
            <Icon of={Trash2} />
          </button>
        </>
      )}
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-expanded={isOpen}
        aria-label={isOpen ? "Hide diagram" : "Show diagram"}
        title={isOpen ? "Hide the diagram" : "Show the diagram"}
        onClick={toggleOpen}
      >
        <Icon of={isOpen ? PanelBottomClose : PanelBottomOpen} />
      </button>
    </header>
  );
}

function Count({ view }: { readonly view: DiagramView }) {
  const { layout, change } = view.drawn.value;
  const shown = layout.messageRows.length;
  const all = change.timeline.messages.length;
  const of = shown === all ? sayCount(shown) : `${sayCount(shown)} of ${sayCount(all)}`;
  return <span class="sequence-count">{of} {all === 1 ? "message" : "messages"}</span>;
}

/** How many errors there are, and the way from one to another. */
export function Errors({ view }: { readonly view: DiagramView }) {
  const count = view.drawn.value.layout.errorRows.length;
  return (
    <div
      class={`sequence-errors ${count > 0 ? "has-errors" : ""}`}
      role="group"
      aria-label={`Errors: ${count}`}
    >
      <span class="sequence-errors-count" aria-hidden="true">
        <Icon of={TriangleAlert} />
        {count}
      </span>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label="Previous error"
        aria-keyshortcuts="Shift+E"
        title="Previous error (Shift+E in the diagram)"
        disabled={count === 0}
        onClick={() => view.toError(-1)}
      >
        <Icon of={ChevronUp} />
      </button>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label="Next error"
        aria-keyshortcuts="E"
        title="Next error (E in the diagram)"
        disabled={count === 0}
        onClick={() => view.toError(1)}
      >
        <Icon of={ChevronDown} />
      </button>
    </div>
  );
}

function FilterButton({ sequence, view }: Pick<SequenceBarProps, "sequence" | "view">) {
  const { isFilterOpen } = sequence;
  const count = narrowings(view.filter.value, view.usualFilter);
  return (
    <button
      type="button"
      class="button button--tiny button--quiet"
      aria-expanded={isFilterOpen.value}
      onClick={() => isFilterOpen.value = !isFilterOpen.value}
    >
      <Icon of={Filter} />
      <span class="sequence-word">Filter</span>
      {count > 0 && <span class="count">{count}</span>}
    </button>
  );
}

function PauseButton({ sequence: { recorder } }: Pick<SequenceBarProps, "sequence">) {
  const isPaused = recorder.isPaused.value;
  const behind = recorder.behind.value;
  return (
    <button
      type="button"
      class={`button button--tiny button--quiet ${isPaused ? "is-warning" : ""}`}
      onClick={() => isPaused ? recorder.resume() : recorder.pause()}
    >
      <Icon of={isPaused ? Play : Pause} />
      <span class="sequence-word">{isPaused ? "Resume" : "Pause"}</span>
      {behind > 0 && <span class="sequence-behind">{sayCount(behind)} new</span>}
    </button>
  );
}

/** Shows or hides people's numbers everywhere in the diagram. */
export function NumbersButton({ sequence: { isMasked } }: Pick<SequenceBarProps, "sequence">) {
  const says = isMasked.value
    ? "Numbers and addresses are hidden: show"
    : "Numbers are shown: hide";
  return (
    <button
      type="button"
      class="icon-button icon-button--small"
      aria-label="Show numbers"
      aria-pressed={!isMasked.value}
      title={says}
      onClick={() => isMasked.value = !isMasked.value}
    >
      <Icon of={isMasked.value ? EyeOff : Eye} />
    </button>
  );
}
