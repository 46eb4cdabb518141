// The workbench's layout: Fusion and the diagram on the left, the phones beside them, the lab at the edge.
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { passChoiceOn } from "../shared/framed_toolbar.ts";
import { type Theme, wearTheme } from "../shared/theme.ts";
import { AgentPhone } from "../softphone/agent_phone.tsx";
import { CustomerPhone } from "../softphone/customer_phone.tsx";
import type { PhoneDesk } from "../softphone/desk.ts";
import { Header } from "./header.tsx";
import type { Panel } from "./lab/address.ts";
import type { DelaysDesk } from "./lab/delays/delays_desk.ts";
import { DelaysPanel } from "./lab/delays/delays_panel.tsx";
import type { FaultsDesk } from "./lab/faults/faults_desk.ts";
import { FaultsPanel } from "./lab/faults/faults_panel.tsx";
import type { GeneratorDesk } from "./lab/generator/generator_desk.ts";
import { GeneratorPanel } from "./lab/generator/generator_panel.tsx";
import { Lab } from "./lab/lab.tsx";
import type { LabPlace } from "./lab/place.ts";
import type { StateDesk } from "./lab/state/state_desk.ts";
import { StatePanel } from "./lab/state/state_panel.tsx";
import type { Links } from "./links.ts";
import type { ScenarioDesk } from "./scenarios/scenario_desk.ts";
import { ScenarioPanel } from "./scenarios/scenario_panel.tsx";
import { Diagram } from "./sequence/diagram.tsx";
import type { Sequence } from "./sequence/sequence.ts";
import { showCall } from "./show_call.ts";
import { SHARE, Splitter } from "./splitter.tsx";
import type { ToolbarMenuProps } from "./toolbar_menu.tsx";

export interface WorkbenchProps {
  readonly clock: Clock;
  readonly desk: PhoneDesk;
  readonly links: Links;
  readonly scenarios: ScenarioDesk;
  readonly place: LabPlace;
  readonly sequence: Sequence;
  readonly state: StateDesk;
  readonly delays: DelaysDesk;
  readonly faults: FaultsDesk;
  readonly generator: GeneratorDesk;
  readonly theme: Signal<Theme>;
  readonly toolbarMenu: ToolbarMenuProps;
  readonly reset: () => void;
}

/** One page with everything on it. */
export function Workbench(props: WorkbenchProps) {
  const { clock, desk, links, place, sequence, state, theme, toolbarMenu } = props;
  const panel = place.panel.value;
  const share = useSignal<number>(SHARE.initial);
  const isOpen = useSignal(true);
  const rows = isOpen.value
    ? `minmax(0, ${100 - share.value}fr) auto minmax(0, ${share.value}fr)`
    : "minmax(0, 1fr) auto auto";
  return (
    <div class="bench">
      <Header
        {...props}
        agentId={desk.agentId}
        agents={state}
      />
      <nav class="bench-jumps" aria-label="Parts of the workbench">
        <a href="#fusion">Fusion</a>
        <a href="#phones">Phones</a>
        <a href="#sequence">Diagram</a>
        <a href="#lab">Lab</a>
      </nav>
      <main
        aria-label="Workbench"
        class={`bench-main ${panel === undefined ? "" : "has-lab"}`}
        style={{ "--main-rows": rows, "--lab-width": `${place.width.value}px` }}
      >
        <div class="bench-fusion" id="fusion">
          <FusionFrame agentId={desk.agentId} page={toolbarMenu.page} theme={theme} />
        </div>
        <div class="bench-phones" id="phones">
          <AgentPhone desk={desk} clock={clock} />
          <CustomerPhone desk={desk} clock={clock} />
        </div>
        {isOpen.value && <Splitter share={share} />}
        <div class="bench-sequence" id="sequence">
          <Diagram
            sequence={sequence}
            isOpen={isOpen.value}
            toggleOpen={() => isOpen.value = !isOpen.value}
          />
        </div>
        {panel !== undefined && (
          <Lab
            place={place}
            panel={panel}
            absence={links.absence.value}
            draw={(which) => <LabPanel which={which} showsDiagram={isOpen} {...props} />}
          />
        )}
      </main>
    </div>
  );
}

/** What the lab shows under each of its tabs. */
function LabPanel(
  { which, state, delays, faults, generator, scenarios, sequence, clock, showsDiagram }:
    & WorkbenchProps
    & {
      readonly which: Panel;
      readonly showsDiagram: Signal<boolean>;
    },
) {
  switch (which) {
    case "state":
      return (
        <StatePanel
          desk={state}
          clock={clock}
          showCall={(eventId) => {
            if (showCall(sequence, eventId)) showsDiagram.value = true;
          }}
        />
      );
    case "delays":
      return <DelaysPanel desk={delays} />;
    case "faults":
      return <FaultsPanel desk={faults} overview={state.overview.value} />;
    case "generator":
      return <GeneratorPanel desk={generator} />;
    case "scenarios":
      return <ScenarioPanel scenarios={scenarios} />;
  }
}

interface FusionFrameProps {
  readonly agentId: string;
  /** The workbench's address: what it says of the toolbar is the desktop's to know. */
  readonly page: URL;
  readonly theme: Signal<Theme>;
}

function FusionFrame({ agentId, page, theme }: FusionFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  // The desktop is of this origin, so it can be dressed from here; its toolbar is not.
  const dress = () => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root) wearTheme(root, theme.value);
  };
  useEffect(dress, [theme.value]);
  return (
    <iframe
      ref={frame}
      class="fusion-frame"
      title="Fusion desktop"
      src={passChoiceOn(page, new URL(`/fusion/?agent=${encodeURIComponent(agentId)}`, page)).href}
      onLoad={dress}
    />
  );
}
