// The floating panel that frames the media toolbar. Closing it hides the frame and keeps it running.
import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { type FramedToolbar, OWN_TOOLBAR } from "../../shared/framed_toolbar.ts";
import type { Desk } from "../desk.ts";
import { disabledNames } from "../features.ts";
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
  readonly desk: Desk;
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
export function ToolbarDock({ docked, desk, framing }: ToolbarDockProps) {
  const { framed, url, watch, choose, frame } = framing;
  const state = watch.state.value;
  const isOwn = framesOwnToolbar(framed);
  const isEmpty = state === "unreachable" || state === "refused";
  const backToOwn = () => choose({ ...framed, address: OWN_TOOLBAR.address });
  const tryAgain = () => {
    watch.restart();
    if (frame.current) frame.current.src = url;
  };
  const { toolbarSize, disabledFeatures, isReady } = desk.desktop.value;
  const disabled = disabledNames(disabledFeatures);
  const health = desk.isSecondTab
    ? { tone: "accent", words: "In another tab" }
    : state === "connected" && isReady === false
    ? { tone: "warn", words: "Toolbar not ready" }
    : { tone: TONES[state], words: WORDS[state] };
  return (
    <section
      class="dock"
      aria-label="Media toolbar"
      style={{
        ...toolbarSize.width && { "--dock-width": `${toolbarSize.width}px` },
        ...toolbarSize.height && { "--dock-height": `${toolbarSize.height}px` },
      }}
    >
      <header class="dock__head">
        <h2 class="dock__title">Media toolbar</h2>
        <span class={`badge badge--${health.tone}`} role="status">{health.words}</span>
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
        {disabled.length > 0 && <p class="dock__note">Without {disabled.join(", ")}</p>}
        {!isOwn && !desk.isSecondTab && (
          <p class="dock__source">
            <code>{new URL(url).host}</code>
            {(state === "connected" || state === "waiting") && (
              <button type="button" class="button button--link" onClick={backToOwn}>
                Back to ours
              </button>
            )}
          </p>
        )}
        {!desk.isSecondTab && state !== "connected" && state !== "waiting" && (
          <FrameTrouble
            state={state}
            url={url}
            api={framed.api}
            isOwn={isOwn}
            onTryAgain={tryAgain}
            onBackToOwn={backToOwn}
          />
        )}
        {desk.isSecondTab ? <SecondTab /> : (
          <iframe
            ref={frame}
            class="dock__frame"
            title="Media toolbar"
            hidden={isEmpty}
            src={url}
            allow={DELEGATED}
            // The framework's client learns from it which page frames it.
            referrerpolicy="origin"
          />
        )}
      </div>
    </section>
  );
}

function SecondTab() {
  return (
    <div class="empty">
      <p class="empty__title">The media toolbar runs in another tab</p>
      <p class="empty__text">
        This tab hears what that toolbar publishes with setPropagateToTabs(true). Its buttons reach
        the toolbar through the other tab.
      </p>
    </div>
  );
}
