// What is shown above the frame when the toolbar in it does not get in touch: what is known, what to
// check, and the ways out.
import type { FusionApi } from "../../shared/framed_toolbar.ts";
import type { FrameState } from "../frame_watch.ts";
import { TOOLBAR_LIMIT_MS } from "../frame_watch.ts";

interface FrameTroubleProps {
  readonly state: Exclude<FrameState, "connected" | "waiting">;
  readonly url: string;
  readonly api: FusionApi;
  readonly isOwn: boolean;
  readonly onTryAgain: () => void;
  readonly onBackToOwn: () => void;
}

const OTHER_API: Readonly<Record<FusionApi, string>> = {
  uef: "the older svcMca.tlb.api",
  svcmca: "the UI Events Framework",
};

export function FrameTrouble(props: FrameTroubleProps) {
  const { state, url, api, isOwn, onTryAgain, onBackToOwn } = props;
  const { origin } = new URL(url);
  return (
    <section class="frame-trouble" role="alert" aria-label="The toolbar cannot be used">
      <h3 class="frame-trouble__title">{titleOf(state, origin)}</h3>
      <ul class="frame-trouble__checks">
        {state === "silent" && SCRIPT_CHECKS[api].map((check) => <li key={check}>{check}</li>)}
        {state === "silent" && (
          <li>If it was written for {OTHER_API[api]}, choose that one in the settings.</li>
        )}
        {state === "unreachable" && (
          <li>
            Is its server running, and is the address right? <code>{url}</code>
          </li>
        )}
        {state === "refused" && (
          <li>
            Start hookswitch with <code>HOOKSWITCH_TOOLBAR_ORIGINS={origin}</code>{" "}
            to frame a page that is not on this machine.
          </li>
        )}
        {state === "silent" && (
          <li>May other pages frame it? X-Frame-Options or frame-ancestors must let this one.</li>
        )}
      </ul>
      <div class="frame-trouble__actions">
        {state !== "refused" && (
          <button type="button" class="button button--small" onClick={onTryAgain}>Try again</button>
        )}
        {!isOwn && (
          <button type="button" class="button button--small" onClick={onBackToOwn}>
            Back to hookswitch’s toolbar
          </button>
        )}
      </div>
    </section>
  );
}

const SCRIPT_CHECKS: Readonly<Record<FusionApi, readonly string[]>> = {
  uef: [
    "Does it load /fusion/ui-events-framework-client.js from this desktop, and call initialize()?",
  ],
  svcmca: ["Does it load the script that oraApiSource in its address names, and call the API?"],
};

function titleOf(state: FrameTroubleProps["state"], origin: string): string {
  switch (state) {
    case "silent":
      return `The page is there, but has not been in touch for ${TOOLBAR_LIMIT_MS / 1000} s`;
    case "unreachable":
      return `Nothing answers at ${origin}`;
    case "refused":
      return `This desktop may not frame ${origin}`;
  }
}
