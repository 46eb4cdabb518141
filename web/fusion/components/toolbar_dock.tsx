// The floating panel that frames the media toolbar. Closing it hides the frame and keeps it running.
import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { type FramedToolbar, OWN_TOOLBAR } from "../../shared/framed_toolbar.ts";
import type { FrameState, FrameWatch } from "../frame_watch.ts";
import { framesOwnToolbar } from "../toolbar_address.ts";
import { FrameTrouble } from "./frame_trouble.tsx";
import { Icon } from "./icons.tsx";

/** The toolbar in the frame, and what the page can do with it. */
export interface Framing {
  readonly framed: FramedToolbar;
  readonly url: string;
  /** The desktop's own origin, which serves the scripts. */
  readonly origin: string;
  readonly watch: FrameWatch;
  /** Frames another toolbar from now on. */
  readonly choose: (choice: FramedToolbar) => void;
  /** Filled with the frame that the toolbar runs in. */
  readonly frame: RefObject<HTMLIFrameElement | null>;
}

interface ToolbarDockProps {
  readonly docked: Signal<boolean>;
  readonly framing: Framing;
}

/** What the page around the toolbar lets it do; the last three are Chrome's words for one thing. */
const DELEGATED = "autoplay; local-network-access; local-network; loopback-network";

const WORDS: Readonly<Record<FrameState, string>> = {
  waiting: "Waiting for the toolbar…",
  connected: "Toolbar connected",
  silent: "Toolbar is silent",
  unreachable: "Toolbar not found",
  refused: "Toolbar not framed",
};

const TONES: Readonly<Record<FrameState, string>> = {
  waiting: "warn",
  connected: "good",
  silent: "bad",
  unreachable: "bad",
  refused: "bad",
};

/** The panel with the toolbar's frame and its health. */
export function ToolbarDock({ docked, framing }: ToolbarDockProps) {
  const { framed, url, watch, choose, frame } = framing;
  const state = watch.state.value;
  const isOwn = framesOwnToolbar(framed);
  const tryAgain = () => {
    watch.restart();
    if (frame.current) frame.current.src = url;
  };
  return (
    <section class="dock" aria-label="Media toolbar">
      <header class="dock__head">
        <h2 class="dock__title">Media toolbar</h2>
        <span class={`badge badge--${TONES[state]}`} role="status">{WORDS[state]}</span>
        <button
          type="button"
          class="dock__toggle"
          aria-expanded={docked.value}
          aria-controls="toolbar-panel"
          aria-label={docked.value ? "Collapse the toolbar" : "Expand the toolbar"}
          onClick={() => (docked.value = !docked.value)}
        >
          <Icon name="chevron" />
        </button>
      </header>
      <div id="toolbar-panel" class="dock__panel" hidden={!docked.value}>
        {!isOwn && (
          <p class="dock__source">
            <code>{new URL(url).host}</code>
            <button
              type="button"
              class="button button--link"
              onClick={() => choose({ ...framed, address: OWN_TOOLBAR.address })}
            >
              Back to ours
            </button>
          </p>
        )}
        {state !== "connected" && state !== "waiting" && (
          <FrameTrouble
            state={state}
            url={url}
            api={framed.api}
            isOwn={isOwn}
            onTryAgain={tryAgain}
            onBackToOwn={() => choose({ ...framed, address: OWN_TOOLBAR.address })}
          />
        )}
        <iframe
          ref={frame}
          class="dock__frame"
          title="Media toolbar"
          src={url}
          allow={DELEGATED}
          // The framework's client learns from it which page frames it.
          referrerpolicy="origin"
        />
      </div>
    </section>
  );
}
