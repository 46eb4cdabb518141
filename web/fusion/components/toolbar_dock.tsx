// The floating panel that frames the media toolbar. Closing it hides the frame and keeps it running.
import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import type { ToolbarLink } from "../desktop.ts";
import { Icon } from "./icons.tsx";

interface ToolbarDockProps {
  readonly docked: Signal<boolean>;
  readonly link: ToolbarLink;
  readonly url: string;
  readonly frame: RefObject<HTMLIFrameElement | null>;
}

/** The panel with the toolbar's frame and its health. */
export function ToolbarDock({ docked, link, url, frame }: ToolbarDockProps) {
  const connected = link.status === "connected";
  return (
    <section class="dock" aria-label="Media toolbar">
      <header class="dock__head">
        <h2 class="dock__title">Media toolbar</h2>
        <span class={`badge ${connected ? "badge--good" : "badge--warn"}`} role="status">
          {connected ? "Toolbar connected" : "Waiting for the toolbar"}
        </span>
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
        <iframe
          ref={frame}
          class="dock__frame"
          title="Media toolbar"
          src={url}
          allow="autoplay"
          // The framework's client learns from it which page frames it.
          referrerpolicy="origin"
        />
      </div>
    </section>
  );
}
