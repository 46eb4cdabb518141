// The bar above the diagram: what it is, and what the reader can do with it.
import type { Signal } from "@preact/signals";
import type { Recorder } from "./recorder.ts";

interface SequenceBarProps {
  readonly recorder: Recorder;
  readonly showsReplies: Signal<boolean>;
  readonly isOpen: boolean;
  readonly toggleOpen: () => void;
}

/** Title, count, and the buttons Pause, Clear, Replies and Hide. */
export function SequenceBar({ recorder, showsReplies, isOpen, toggleOpen }: SequenceBarProps) {
  const isPaused = recorder.isPaused.value;
  const behind = recorder.behind.value;
  const count = recorder.shown.value.messages.length;
  return (
    <header class="sequence-bar">
      <h2 class="sequence-title">What just happened</h2>
      <span class="sequence-count">{count === 1 ? "1 message" : `${count} messages`}</span>
      <span class="sequence-gap" />
      {isOpen && (
        <>
          <button
            type="button"
            class="quiet-button"
            aria-pressed={showsReplies.value}
            onClick={() => showsReplies.value = !showsReplies.value}
          >
            Replies
          </button>
          <button
            type="button"
            class={`quiet-button ${isPaused ? "is-warning" : ""}`}
            onClick={() => isPaused ? recorder.resume() : recorder.pause()}
          >
            {isPaused ? "Resume" : "Pause"}
            {behind > 0 && <span class="quiet-count">{behind} new</span>}
          </button>
          <button type="button" class="quiet-button" onClick={recorder.clear}>Clear</button>
        </>
      )}
      <button type="button" class="quiet-button" aria-expanded={isOpen} onClick={toggleOpen}>
        {isOpen ? "Hide diagram" : "Show diagram"}
      </button>
    </header>
  );
}
