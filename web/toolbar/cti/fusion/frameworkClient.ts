// Loads the UI Events Framework client from the address in the settings and opens the phone context; in a
// Fusion with the older API, that one's script. Knows how to reach Fusion, nothing of calls.
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import { ToolbarSettings } from "../../../../gateway/protocol/toolbar_settings.ts";
import { withinTime } from "../timeLimit.ts";
import { apiAddress, openSvcMca, svcMcaPlaceOf } from "./svcMcaClient.ts";
import type { SvcMcaApi, SvcMcaPlace } from "./svcMcaTypes.ts";
import type { IPhoneContext, IRequestHelper, IUiEventsFramework } from "./uefTypes.ts";

/** How long Fusion may take to let the toolbar in, in milliseconds; unframed it would never answer. */
export const FRAMEWORK_LIMIT_MS = 15_000;

const FRAMEWORK_VERSION = "v1";

/** The open way to Fusion. */
export interface FusionConnection {
  readonly requests: IRequestHelper;
  readonly phone: IPhoneContext;
  readonly habits: FusionHabits;
}

/** How this Fusion wants to be spoken to. */
export type FusionHabits = Pick<
  ToolbarSettings,
  "closeReasons" | "plainNumbers" | "offerTimeoutSec"
>;

/** What the page offers for loading the framework. */
export interface FrameworkHost {
  /** Whether the page runs inside another one; Fusion is never reached otherwise. */
  readonly framed: boolean;
  /** Where the older API is, for a page that was framed with it. */
  readonly svcMca?: SvcMcaPlace | undefined;
  readonly origin: string;
  loadScript(url: string): Promise<void>;
  /** The framework's global, once its script has run. */
  framework(): IUiEventsFramework | undefined;
  /** The older API's global, once its script has run. */
  svcMcaApi(): SvcMcaApi | undefined;
}

export interface FrameworkClientOptions {
  readonly host: FrameworkHost;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Where the ToolbarSettings are. */
  readonly settingsUrl: string;
  readonly applicationName: string;
}

/** Why there is no Fusion: the toolbar stands alone, or something did not work. */
export class FusionUnavailableError extends Error {
  override readonly name = "FusionUnavailableError";
  constructor(
    readonly code: "alone" | "fusion-script" | "fusion-silent",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Opens the way to Fusion; rejects with a FusionUnavailableError. */
export async function connectToFusion(options: FrameworkClientOptions): Promise<FusionConnection> {
  const { host, clock, applicationName } = options;
  if (!host.framed) {
    throw new FusionUnavailableError("alone", "This page is not opened by Fusion");
  }
  const settings = await readSettings(options);
  const opening = host.svcMca
    ? openSvcMca(await loadSvcMca(options, settings, host.svcMca))
    : openPhone(await loadFramework(options, settings), applicationName);
  try {
    const limit = { clock, limitMs: FRAMEWORK_LIMIT_MS, what: "Fusion's answer" };
    return { ...await withinTime(opening, limit), habits: settings };
  } catch (cause) {
    throw new FusionUnavailableError("fusion-silent", "Fusion does not answer", { cause });
  }
}

async function readSettings(
  { fetch, settingsUrl }: FrameworkClientOptions,
): Promise<ToolbarSettings> {
  return await loading(async () => {
    const response = await fetch(settingsUrl);
    if (!response.ok) throw new Error(`Cannot read "${settingsUrl}": status ${response.status}`);
    return ToolbarSettings.parse(await response.json());
  });
}

function loadFramework(
  { host }: FrameworkClientOptions,
  { frameworkClientUrl }: ToolbarSettings,
): Promise<IUiEventsFramework> {
  return loading(async () => {
    await host.loadScript(frameworkClientUrl);
    return host.framework() ?? undefinedGlobal("CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework");
  });
}

function loadSvcMca(
  { host }: FrameworkClientOptions,
  { svcMcaOrigins }: ToolbarSettings,
  place: SvcMcaPlace,
): Promise<SvcMcaApi> {
  return loading(async () => {
    await host.loadScript(apiAddress(place, [host.origin, ...svcMcaOrigins]));
    return host.svcMcaApi() ?? undefinedGlobal("svcMca.tlb.api");
  });
}

async function loading<Result>(load: () => Promise<Result>): Promise<Result> {
  try {
    return await load();
  } catch (cause) {
    throw new FusionUnavailableError("fusion-script", "Fusion's client script cannot be loaded", {
      cause,
    });
  }
}

function undefinedGlobal(name: string): never {
  throw new Error(`The script does not define ${name}`);
}

async function openPhone(
  framework: IUiEventsFramework,
  applicationName: string,
): Promise<Omit<FusionConnection, "habits">> {
  const provider = await framework.initialize(applicationName, FRAMEWORK_VERSION);
  const adaptor = await provider.getMultiChannelAdaptorContext();
  const phone = await adaptor.getCommunicationChannelContext("PHONE");
  return { requests: provider.requestHelper, phone };
}

/** The framework host of a browser page. */
export function browserFrameworkHost(page: Window & FrameworkGlobal): FrameworkHost {
  return {
    framed: page.parent !== page,
    svcMca: svcMcaPlaceOf(page.location.search),
    origin: page.location.origin,
    svcMcaApi: () => page.svcMca?.tlb?.api,
    framework: () => page.CX_SVC_UI_EVENTS_FRAMEWORK?.uiEventsFramework,
    loadScript: (url) =>
      new Promise((resolve, reject) => {
        const script = page.document.createElement("script");
        script.src = url;
        script.onload = () => resolve();
        script.onerror = () => {
          script.remove();
          reject(new Error(`Cannot load the script "${url}"`));
        };
        page.document.head.append(script);
      }),
  };
}

interface FrameworkGlobal {
  readonly CX_SVC_UI_EVENTS_FRAMEWORK?: { readonly uiEventsFramework?: IUiEventsFramework };
  readonly svcMca?: { readonly tlb?: { readonly api?: SvcMcaApi } };
}
