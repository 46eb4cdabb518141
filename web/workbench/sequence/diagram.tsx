// The sequence diagram: sticky heads, lifelines, rows, and the bar above. It draws what layout.ts
// placed, follows the newest row unless the reader scrolled away, and shows one message in detail.
import type { ComponentChildren } from "preact";
import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { DetailPanel } from "./detail_panel.tsx";
import { COLUMNS, type Layout, layOut } from "./layout.ts";
import { LIFELINE_TITLES } from "./message.ts";
import { percent } from "./percent.ts";
import type { Recorder } from "./recorder.ts";
import { Rows } from "./rows.tsx";
import { SequenceBar } from "./sequence_bar.tsx";

/** So near to the end, in px, the reader counts as being at the end. */
const NEAR_END_PX = 24;

interface DiagramProps {
  readonly recorder: Recorder;
  readonly isOpen: boolean;
  readonly toggleOpen: () => void;
}

/** The diagram of what just happened. */
export function Diagram({ recorder, isOpen, toggleOpen }: DiagramProps) {
  const selectedKey = useSignal<string | undefined>(undefined);
  const isFollowing = useSignal(true);
  const showsReplies = useSignal(true);
  const layout = useComputed(() =>
    layOut(recorder.shown.value, { withReplies: showsReplies.value })
  );
  const selected = useComputed(() =>
    layout.value.rows.find((row) => row.kind === "message" && row.key === selectedKey.value)
  );
  const scroller = useRef<HTMLDivElement>(null);
  const toEnd = () => {
    const { current } = scroller;
    if (current) current.scrollTop = current.scrollHeight;
  };

  useLayoutEffect(() => {
    if (isFollowing.value) toEnd();
  }, [layout.value, isOpen]);

  const noteScroll = () => {
    const { current } = scroller;
    if (!current) return;
    const below = current.scrollHeight - current.clientHeight - current.scrollTop;
    isFollowing.value = below <= NEAR_END_PX;
  };
  const row = selected.value;

  return (
    <section class={`sequence ${isOpen ? "" : "is-closed"}`} aria-label="Sequence diagram">
      <SequenceBar
        recorder={recorder}
        showsReplies={showsReplies}
        isOpen={isOpen}
        toggleOpen={toggleOpen}
      />
      <div class="sequence-body" hidden={!isOpen}>
        <div class="sequence-view">
          <div class="sequence-scroll" ref={scroller} onScroll={noteScroll}>
            <Heads />
            <Canvas layout={layout.value}>
              <Rows
                rows={layout.value.rows}
                selectedKey={selectedKey.value}
                select={(key) => selectedKey.value = key}
              />
            </Canvas>
            {layout.value.rows.length === 0 && <EmptyNote />}
          </div>
          {!isFollowing.value && (
            <button
              type="button"
              class="sequence-newest"
              onClick={() => {
                isFollowing.value = true;
                toEnd();
              }}
            >
              ↓ Newest
            </button>
          )}
        </div>
        {row?.kind === "message" && (
          <DetailPanel
            row={row}
            close={() => selectedKey.value = undefined}
          />
        )}
      </div>
    </section>
  );
}

function Heads() {
  return (
    <div class="sequence-heads" aria-hidden="true">
      <div class="sequence-plot">
        {COLUMNS.map(({ lifeline, x }) => (
          <span key={lifeline} class="sequence-head" style={{ left: percent(x) }}>
            {LIFELINE_TITLES[lifeline]}
          </span>
        ))}
      </div>
    </div>
  );
}

interface CanvasProps {
  readonly layout: Layout;
  readonly children: ComponentChildren;
}

function Canvas({ layout, children }: CanvasProps) {
  return (
    <div class="sequence-canvas" style={{ height: `${layout.height}px` }}>
      {children}
      <svg class="sequence-plot sequence-lifelines" aria-hidden="true">
        {COLUMNS.map(({ lifeline, x }) => (
          <line key={lifeline} x1={percent(x)} x2={percent(x)} y1="0" y2="100%" />
        ))}
      </svg>
    </div>
  );
}

function EmptyNote() {
  return (
    <div class="sequence-empty">
      <p>Nothing has crossed the wires yet.</p>
      <p>
        Make the agent available in the media toolbar, then press Call on the customer's phone.
      </p>
    </div>
  );
}
