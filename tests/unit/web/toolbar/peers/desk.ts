// A whole toolbar between a fake gateway and a fake Fusion, with time standing still.
import type { Direction } from "../../../../../gateway/protocol/events.ts";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import type { Log } from "../../../../../gateway/runtime/log.ts";
import type { Presence } from "../../../../../web/toolbar/presence.ts";
import { tabMemories, type ToolbarMemory } from "../../../../../web/toolbar/tab_memories.ts";
import type { LifeChange, PageLife } from "../../../../../web/toolbar/wakes.ts";
import type { IUiEventsFramework } from "../../../../../web/toolbar/cti/fusion/uefTypes.ts";
import { startToolbar, type Toolbar } from "../../../../../web/toolbar/toolbar.ts";
import type { CallView } from "../../../../../web/toolbar/state/model.ts";
import type { Watch } from "../../../../../web/toolbar/view.ts";
import { type EventBody, FakeGateway } from "./fake_gateway.ts";
import { FakeFusion, type FakeFusionOptions } from "./fake_fusion.ts";
import { leastChance } from "../../../../helpers/chance.ts";
import { settle } from "../../../../helpers/settle.ts";

export interface DeskOptions extends FakeFusionOptions {
  /** What there was to connect for before the page was loaded. */
  readonly remembered?: Presence;
  /** The tab's storage, that an earlier page may have left something in. */
  readonly storage?: TabStorage;
  /** Told of each change before it is made. */
  readonly watch?: Watch;
  /** The life of the Fusion page around the toolbar. */
  readonly page?: string;
  /** Another framework than the fake Fusion's, on the toolbar's own clock. */
  readonly framework?: (clock: ManualClock) => IUiEventsFramework;
  /** What /toolbar/settings.json says besides the framework's address. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The page's life: shown and hidden, with a network and without. */
export class FakeLife implements PageLife {
  isVisible = true;
  isOnline = true;
  readonly #told: ((change: LifeChange) => void)[] = [];

  watch(told: (change: LifeChange) => void): void {
    this.#told.push(told);
  }

  becomes(change: LifeChange): void {
    if (change === "visible" || change === "hidden") this.isVisible = change === "visible";
    if (change === "online" || change === "offline") this.isOnline = change === "online";
    for (const told of this.#told) told(change);
  }
}

/** sessionStorage: what is copied when a tab is duplicated. */
export class TabStorage {
  readonly kept: Map<string, string>;

  constructor(kept: Iterable<readonly [string, string]> = []) {
    this.kept = new Map(kept);
  }

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
}

export interface Desk {
  readonly clock: ManualClock;
  readonly gateway: FakeGateway;
  readonly fusion: FakeFusion;
  readonly toolbar: Toolbar;
  readonly warnings: string[];
  readonly life: FakeLife;
  readonly storage: TabStorage;
  /** What the storage holds. */
  readonly memory: ToolbarMemory;
  call(eventId: string): CallView | undefined;
  /** The gateway sends an event, and the toolbar deals with it. */
  event(body: EventBody): Promise<string>;
}

/** A toolbar that has just been opened and has found Fusion. */
export async function openDesk(
  options: DeskOptions = {},
): Promise<Desk> {
  const { remembered, storage = new TabStorage(), page = "page-1", watch } = options;
  const clock = new ManualClock();
  const gateway = new FakeGateway(() => clock.now());
  gateway.settings = options.settings ?? {};
  const other = options.framework?.(clock);
  const fusion = new FakeFusion(options);
  const warnings: string[] = [];
  const life = new FakeLife();
  const memory = tabMemories({ storage: () => storage, agent: "1002", page });
  if (remembered) memory.presence.save(remembered);
  const warn = (message: string) => void warnings.push(message);
  const log: Log = { debug() {}, info() {}, warn, error: warn };
  let ids = 0;
  const toolbar = startToolbar({
    restEndpointUrl: "https://gateway.example/genesys/events?agent=1002",
    wsEndpointUrl: "wss://gateway.example/genesysWs?agent=1002",
    settingsUrl: "/toolbar/settings.json",
    host: { ...fusion.host, ...other && { framework: () => other } },
    memory,
    clock,
    random: leastChance,
    log,
    fetch: gateway.fetch,
    connect: gateway.connect,
    newId: () => `id-${++ids}`,
    life,
    ...(watch && { watch }),
  });
  await settle();
  return {
    clock,
    gateway,
    fusion,
    toolbar,
    warnings,
    life,
    storage,
    memory,
    call: (eventId) => toolbar.state.value.calls.find((call) => call.eventId === eventId),
    async event(body) {
      const text = gateway.sends(body);
      await settle();
      return text;
    },
  };
}

/** A desk whose agent is registered and ready. */
export async function readyDesk(options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(options);
  await desk.toolbar.actions.toggleAgentAvailability(true);
  desk.gateway.socket.open();
  await settle();
  await desk.event({ eventName: "EventRegistered", agentId: "1002" });
  return desk;
}

const call = (eventId: string) => ({
  eventId,
  connectionId: `conn-${eventId}`,
  ANI: "+14155550100",
  direction: "inbound" as const,
});

type BodyOf<Name extends EventBody["eventName"]> = Extract<EventBody, { eventName: Name }>;

export const ringing = (eventId: string): BodyOf<"EventRinging"> => ({
  eventName: "EventRinging",
  ...call(eventId),
  allowedCommands: ["Accept", "Reject"],
});

export const established = (
  eventId: string,
  direction: Direction = "inbound",
): BodyOf<"EventEstablished"> => ({
  eventName: "EventEstablished",
  ...call(eventId),
  direction,
  allowedCommands: ["Reject", "Hold"],
});

export const held = (eventId: string): BodyOf<"EventHeld"> => ({
  eventName: "EventHeld",
  ...call(eventId),
  allowedCommands: ["Reject", "Retrieve"],
});

type CallChange = Extract<
  EventBody,
  {
    eventName:
      | "EventMuteOn"
      | "EventMuteOff"
      | "EventDTMFSent"
      | "EventAttachedDataChanged"
      | "EventCommandsChanged"
      | "EventPartyAdded"
      | "EventPartyDeleted"
      | "EventPartyChanged";
  }
>;
type Special<Body> = Body extends CallChange
  ? Omit<Body, "eventId" | "connectionId" | "ANI" | "direction" | "allowedCommands">
  : never;

/** Something that happens in an established call. */
export const inCall = (eventId: string, what: Special<CallChange>) => ({
  ...call(eventId),
  allowedCommands: ["Reject", "Hold"],
  ...what,
});

/** How things stand, with the live calls by name. */
export const snapshot = (
  agentState: BodyOf<"EventSnapshot">["agentState"],
  live: readonly string[],
): BodyOf<"EventSnapshot"> => ({
  eventName: "EventSnapshot",
  agentId: "1002",
  agentState,
  recovered: true,
  calls: live.map((eventId) => ({ eventId, connectionId: `conn-${eventId}` })),
});

export const dialing = (eventId: string, requestId: string): BodyOf<"EventDialing"> => ({
  eventName: "EventDialing",
  ...call(eventId),
  direction: "outbound",
  requestId,
  allowedCommands: ["Reject"],
});

/** How a call ended; by default the agent ended an established one. */
export const released = (
  eventId: string,
  how: Partial<Extract<EventBody, { eventName: "EventReleased" }>> = {},
): BodyOf<"EventReleased"> => ({
  eventName: "EventReleased",
  ...call(eventId),
  allowedCommands: [],
  reason: "wrapup",
  cause: "ended",
  releasedBy: "agent",
  sourceEvent: "EventReleased",
  ...how,
});

export const timedOut = (eventId: string, type: string): EventBody => ({
  eventName: "EventError",
  code: "timeout",
  detail: `The T-Server has not answered ${type} within 5 s. Try again`,
  type,
  requestId: "given-by-gateway",
  eventId,
  connectionId: `conn-${eventId}`,
});
