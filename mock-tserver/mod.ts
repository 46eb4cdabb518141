// A T-Server for the port that is a switch of its own, with controls for everything around it.
import { Hono } from "hono";
import type { Clock } from "../gateway/runtime/clock.ts";
import { type Log, silentLog } from "../gateway/runtime/log.ts";
import type { Random } from "../gateway/runtime/random.ts";
import type { TServerPort } from "../gateway/tserver/port.ts";
import { createAdmin } from "./admin/app.ts";
import { JournalStreams } from "./admin/stream.ts";
import { createControl, type MockControl } from "./control.ts";
import { ControlError } from "./control_error.ts";
import { createGeneratorApp } from "./generator/app.ts";
import { createLiveStage, type Door } from "./scenario/live_stage.ts";
import { folderLibrary, type ScenarioLibrary } from "./scenario/library.ts";
import { createPlayerApp } from "./scenario/player_app.ts";
import { MockSettings, type MockSettingsInput } from "./settings.ts";
import { provisionAgent } from "./switch/agents.ts";
import { TServer } from "./tserver.ts";
export { ControlError, folderLibrary, type MockControl, MockSettings, type MockSettingsInput };
export type { MockSettingsPatch } from "./settings.ts";

/** The world that the mock runs in. */
export interface MockDeps {
  readonly clock: Clock;
  /** Draws the ids of this run and the random delays. */
  readonly random: Random;
  readonly log?: Log;
  /** What `/scenarios` plays, and the door of the gateway that it is played through. */
  readonly scenarios?: { readonly library: ScenarioLibrary; readonly door: Door };
}

/** A mock T-Server: the port to it, and the controls of the world around it. */
export interface MockTServer {
  /** Takes any number of client connections. */
  readonly port: TServerPort;
  readonly control: MockControl;
  /** The same controls over HTTP, to be mounted: `app.route("/mock", mock.admin)`. */
  readonly admin: Hono;
  /** The DN of an agent, who gets one of his own when seen for the first time. */
  provision(agentId: string): string;
  /** Ends connections, streams and timers. */
  close(): void;
}

/** A mock without a gateway plays nothing. */
const NO_SCENARIOS: Required<MockDeps>["scenarios"] = {
  library: () => Promise.resolve([]),
  door: {
    fetch: () => new Response(null, { status: 503 }),
    attach: () => ({ detach() {} }),
  },
};

/** Makes a mock T-Server; throws a ZodError when a setting cannot be used. */
export function createMockTServer(settings: MockSettingsInput, deps: MockDeps): MockTServer {
  const { clock, random, log = silentLog } = deps;
  const initial = MockSettings.parse(settings);
  const tserver = new TServer({ settings: initial, clock, random });
  const control = createControl(tserver, { initial, log });
  const { journal } = tserver;
  const streams = new JournalStreams({ journal, clock, maxStreams: initial.limits.streams });
  const generator = createGeneratorApp({ control, clock, random });
  const dnOf = (agentId: string) => {
    const dn = provisionAgent(tserver.state, agentId);
    if (dn !== undefined) return dn;
    throw new ControlError(
      "too-many-dns",
      `Cannot give agent "${agentId}" a DN: the switch has ${tserver.state.dns.size}, its limit`,
    );
  };
  const { library, door } = deps.scenarios ?? NO_SCENARIOS;
  const scenarios = createPlayerApp({
    library,
    control,
    clock,
    dnOf,
    openStage: (signal) => createLiveStage({ door, control, clock, signal }),
  });
  const admin = new Hono()
    .route("/scenarios", scenarios.app)
    .route("/generator", generator.app)
    .route("/", createAdmin({ control, streams, log }));
  return {
    port: tserver,
    control,
    admin,
    provision: dnOf,
    close() {
      scenarios.close();
      generator.close();
      streams.close();
      tserver.close();
    },
  };
}
