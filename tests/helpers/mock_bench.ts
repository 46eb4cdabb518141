// A mock T-Server on a manual clock, with clients whose dialogue with it reads as lines of text.
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import type { TServerConnection } from "../../gateway/tserver/port.ts";
import type { TServerEvent } from "../../gateway/tserver/events.ts";
import type { TServerRequest } from "../../gateway/tserver/requests.ts";
import {
  createMockTServer,
  type MockDeps,
  type MockSettingsInput,
  type MockTServer,
} from "../../mock-tserver/mod.ts";

type Unnumbered<R> = R extends TServerRequest ? Omit<R, "ReferenceID"> : never;

/** A client of the T-Server: sends requests, keeps what it hears. */
export class TestClient {
  /** Every event so far. */
  readonly events: TServerEvent[] = [];
  readonly connection: TServerConnection;
  #lastReferenceID = 0;
  #taken = 0;

  constructor(mock: Pick<MockTServer, "port">) {
    this.connection = mock.port.open((event) => this.events.push(event));
  }

  /** Sends a request and returns its ReferenceID: 1 for the first, and so on. */
  send(request: Unnumbered<TServerRequest>): number {
    const ReferenceID = ++this.#lastReferenceID;
    this.connection.send({ ...request, ReferenceID });
    return ReferenceID;
  }

  /** The events since this was last asked, as lines. */
  heard(): string[] {
    const fresh = this.events.slice(this.#taken);
    this.#taken = this.events.length;
    return fresh.map(line);
  }
}

/**
 * An event as a line: its name and DN, "#" and the ReferenceID, the error code, and who hung up, such as
 * `EventReleased 7001 #3 by 1 Local`.
 */
export function line(event: TServerEvent): string {
  const parts: (string | number)[] = [event.name];
  if ("ThisDN" in event && event.ThisDN !== undefined) parts.push(event.ThisDN);
  if ("ReferenceID" in event && event.ReferenceID !== undefined) {
    parts.push(`#${event.ReferenceID}`);
  }
  if (event.name === "EventError") parts.push(event.ErrorCode);
  if ("Extensions" in event && event.Extensions?.ReleasingParty !== undefined) {
    parts.push(`by ${event.Extensions.ReleasingParty}`);
  }
  return parts.join(" ");
}

/** A mock T-Server with agents 1001 at 7001 and 1002 at 7002, unless `settings` says otherwise. */
export function createBench(
  settings: MockSettingsInput = {},
  { seed = 7, scenarios }: { seed?: number } & Pick<MockDeps, "scenarios"> = {},
) {
  const clock = new ManualClock();
  const mock = createMockTServer({
    agents: [{ agentId: "1001", dn: "7001" }, { agentId: "1002", dn: "7002" }],
    ...settings,
  }, { clock, random: seededRandom(seed), ...(scenarios && { scenarios }) });
  const settle = () => clock.advance(0);

  /** A client that is registered for `dns` and has heard all there was to hear. */
  function connect(...dns: string[]): TestClient {
    const client = new TestClient(mock);
    for (const ThisDN of dns) client.send({ name: "RequestRegisterAddress", ThisDN });
    settle();
    client.heard();
    return client;
  }

  /** A customer calls `to`; the call's ConnID. */
  function ring(to = "7001"): string {
    return mock.control.customer.call({ from: "+14155550100", to }).connectionId;
  }

  return { clock, mock, control: mock.control, settle, connect, ring };
}
