// The workbench's layout: Fusion and the diagram on the left, the phones on the right.
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { type Theme, wearTheme } from "../shared/theme.ts";
import { AgentPhone } from "../softphone/agent_phone.tsx";
import { CustomerPhone } from "../softphone/customer_phone.tsx";
import type { PhoneDesk } from "../softphone/desk.ts";
import { Header } from "./header.tsx";
import type { Links } from "./links.ts";
import type { ReleaseDelay } from "./release_delay.ts";
import type { ScenarioDesk } from "./scenarios/scenario_desk.ts";
import { Diagram } from "./sequence/diagram.tsx";
import type { Recorder } from "./sequence/recorder.ts";
import { SHARE, Splitter } from "./splitter.tsx";

export interface WorkbenchProps {
  readonly clock: Clock;
  readonly desk: PhoneDesk;
  readonly links: Links;
  readonly recorder: Recorder;
  readonly releaseDelay: ReleaseDelay;
  readonly scenarios: ScenarioDesk;
  readonly theme: Signal<Theme>;
  readonly reset: () => void;
}

/** One page with everything on it. */
export function Workbench(props: WorkbenchProps) {
  const { clock, desk, links, recorder, releaseDelay, scenarios, theme, reset } = props;
  const share = useSignal<number>(SHARE.initial);
  const isOpen = useSignal(true);
  const rows = isOpen.value
    ? `minmax(0, ${100 - share.value}fr) auto minmax(0, ${share.value}fr)`
    : "minmax(0, 1fr) auto auto";
  return (
    <div class="bench">
      <Header {...{ links, releaseDelay, scenarios, theme, reset }} />
      <nav class="bench-jumps" aria-label="Parts of the workbench">
        <a href="#fusion">Fusion</a>
        <a href="#phones">Phones</a>
        <a href="#sequence">Diagram</a>
      </nav>
      <main aria-label="Workbench" class="bench-main" style={{ "--main-rows": rows }}>
        <div class="bench-fusion" id="fusion">
          <FusionFrame agentId={desk.agentId} theme={theme} />
        </div>
        <div class="bench-phones" id="phones">
          <AgentPhone desk={desk} clock={clock} />
          <CustomerPhone desk={desk} clock={clock} />
        </div>
        {isOpen.value && <Splitter share={share} />}
        <div class="bench-sequence" id="sequence">
          <Diagram
            recorder={recorder}
            isOpen={isOpen.value}
            toggleOpen={() => isOpen.value = !isOpen.value}
          />
        </div>
      </main>
    </div>
  );
}

interface FusionFrameProps {
  readonly agentId: string;
  readonly theme: Signal<Theme>;
}

function FusionFrame({ agentId, theme }: FusionFrameProps) {
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
      src={`/fusion/?agent=${encodeURIComponent(agentId)}`}
      onLoad={dress}
    />
  );
}
