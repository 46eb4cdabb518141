// The lab: a drawer with tabs beside the workbench. It holds the panels and knows nothing of what they do.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Unplug, X } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { type Panel, PANEL_TITLES, panelByKey, PANELS } from "./address.ts";
import { Edge } from "./edge.tsx";
import type { LabPlace } from "./place.ts";

interface LabProps {
  readonly place: LabPlace;
  readonly panel: Panel;
  /** Why there is nothing to experiment with: the T-Server is not the mock. */
  readonly absence: string | undefined;
  /** Draws a panel. */
  readonly draw: (panel: Panel) => ComponentChildren;
}

export function Lab({ place, panel, absence, draw }: LabProps) {
  const drawer = useRef<HTMLElement>(null);
  // In one column it is below all the rest, where an address or a press on "Lab" should lead.
  useEffect(() => drawer.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <section class="lab" id="lab" aria-label="Lab" ref={drawer}>
      <Edge place={place} />
      <header class="lab-bar">
        <Tabs place={place} panel={panel} />
        <button
          type="button"
          class="icon-button"
          aria-label="Close the lab"
          title="Close the lab"
          onClick={place.close}
        >
          <Icon of={X} />
        </button>
      </header>
      <div
        class="lab-body"
        role="tabpanel"
        id="lab-panel"
        aria-labelledby={tabId(panel)}
        tabIndex={0}
        key={panel}
      >
        {absence === undefined ? draw(panel) : <Absent why={absence} />}
      </div>
    </section>
  );
}

const tabId = (panel: Panel) => `lab-tab-${panel}`;

function Tabs({ place, panel }: Pick<LabProps, "place" | "panel">) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = panelByKey(event.key, panel);
    if (next === undefined) return;
    event.preventDefault();
    place.open(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <div class="tabs lab-tabs" role="tablist" aria-label="Lab" ref={list} onKeyDown={move}>
      {PANELS.map((each) => (
        <button
          key={each}
          type="button"
          class="tab"
          role="tab"
          id={tabId(each)}
          aria-selected={each === panel}
          aria-controls="lab-panel"
          tabIndex={each === panel ? 0 : -1}
          onClick={() => place.open(each)}
        >
          {PANEL_TITLES[each]}
        </button>
      ))}
    </div>
  );
}

function Absent({ why }: { readonly why: string }) {
  return (
    <div class="empty">
      <span class="empty__icon">
        <Icon of={Unplug} />
      </span>
      <p class="empty__title">The mock T-Server is not in use here</p>
      <p class="empty__text">
        The lab works on the mock T-Server. {why}
      </p>
    </div>
  );
}
