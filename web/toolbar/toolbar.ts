// Puts the toolbar together from what it is given. Draws nothing and touches no global.
import type { ReadonlySignal } from "@preact/signals";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Log } from "../../gateway/runtime/log.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import { connectToFusion, type FrameworkHost } from "./cti/fusion/frameworkClient.ts";
import { FusionHandler } from "./cti/fusion/fusionHandler.ts";
import type { Failure } from "./cti/outcome.ts";
import { IntegrationActionHandler } from "./cti/integrationActionHandler.ts";
import { IntegrationEventsHandler } from "./cti/integrationEventsHandler.ts";
import type { SocketLike } from "./cti/vendor/gatewaySocket.ts";
import { VendorHandler } from "./cti/vendor/vendorHandler.ts";
import { presenceOf } from "./presence.ts";
import type { ToolbarState } from "./state/model.ts";
import type { ToolbarMemory } from "./tab_memories.ts";
import { ToolbarView, type Watch } from "./view.ts";
import { type PageLife, watchForWakes } from "./wakes.ts";

const APPLICATION_NAME = "hookswitch";

export interface ToolbarOptions {
  readonly restEndpointUrl: string;
  readonly wsEndpointUrl: string;
  readonly settingsUrl: string;
  readonly host: FrameworkHost;
  readonly memory: ToolbarMemory;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly fetch: typeof fetch;
  readonly connect: (url: string) => SocketLike;
  readonly newId: () => string;
  readonly life: PageLife;
  /** Why something was not done, in the agent's language. @default the failure's own English */
  readonly wording?: (failure: Failure) => string;
  /** Told of each change before it is made. @default nobody is */
  readonly watch?: Watch;
}

export interface Toolbar {
  readonly state: ReadonlySignal<ToolbarState>;
  readonly actions: IntegrationActionHandler;
}

/** Starts a toolbar: it reaches for Fusion at once, and for the gateway when there is a reason. */
export function startToolbar(options: ToolbarOptions): Toolbar {
  const { clock, random, log, fetch, connect, memory, newId } = options;
  const view = new ToolbarView(clock, options.watch);
  const fusion = new FusionHandler({
    connect: () => connectToFusion({ ...options, applicationName: APPLICATION_NAME }),
    clock,
    random,
    log,
    memory,
    wording: options.wording,
  });
  const events = new IntegrationEventsHandler(view, fusion);
  const { restEndpointUrl, wsEndpointUrl } = options;
  const vendor = new VendorHandler(events, {
    restEndpointUrl,
    wsEndpointUrl,
    fetch,
    connect,
    clock,
    random,
    log,
    newId,
    calls: memory.calls,
  });
  const actions = new IntegrationActionHandler(vendor, view, { clock, newId });

  void events.listenToToolbarInteractionCommandsFromFusion(actions);
  const before = memory.presence.load();
  if (before === "available") void actions.toggleAgentAvailability(true);
  else if (before === "on-call" || vendor.hasCalls) actions.takeUpCalls();
  else if (before === "not-ready") actions.learnState();
  const wrapUp = memory.wrapUp.load();
  // Another Fusion page has no such window.
  if (wrapUp?.page === memory.page) view.show({ type: "wrap-up-recalled", ...wrapUp });
  watchForWakes({
    life: options.life,
    onWake: (wake) => vendor.checkConnection(wake),
    onNetwork: (network) => view.show({ type: "network", network }),
  });
  view.state.subscribe((state) => {
    const presence = presenceOf(state);
    if (presence) memory.presence.save(presence);
    memory.wrapUp.save(state.wrapUp ? { page: memory.page, ...state.wrapUp } : null);
  });
  return { state: view.state, actions };
}
