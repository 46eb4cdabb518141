// Entry of the script that a toolbar's page loads: supplies the global that Oracle's library supplies.
// The only file of this half that touches the window.
import { systemClock } from "../../../gateway/runtime/clock.ts";
import { createFramework } from "./client/framework.ts";
import { UefError } from "./errors.ts";
import { framingOrigin, windowPort } from "./port.ts";
import type { IUiEventsFrameworkGlobal } from "./types.ts";

declare global {
  var CX_SVC_UI_EVENTS_FRAMEWORK: IUiEventsFrameworkGlobal;
}

const uiEventsFramework = createFramework({
  clock: systemClock,
  newId: () => crypto.randomUUID(),
  connect() {
    if (globalThis.parent === globalThis.self) {
      throw new UefError(
        "not-framed",
        "This page is not framed. Open it in the simulated Fusion desktop, at /fusion/",
      );
    }
    const { ancestorOrigins } = location;
    const hostOrigin = framingOrigin({
      ...ancestorOrigins && { ancestorOrigins },
      referrer: document.referrer,
    });
    if (!hostOrigin) {
      throw new UefError(
        "not-framed",
        "The framing page's origin is not known. Let it send a referrer: referrerpolicy=origin",
      );
    }
    const port = windowPort({
      own: globalThis,
      peer: () => globalThis.parent,
      peerOrigin: hostOrigin,
    });
    return { port, hostOrigin };
  },
  onOpen: (dispose) => addEventListener("pagehide", dispose, { once: true }),
});

globalThis.CX_SVC_UI_EVENTS_FRAMEWORK = { uiEventsFramework };
