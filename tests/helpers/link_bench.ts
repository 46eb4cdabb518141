// A mock T-Server behind a link without a network, on a manual clock.
import { silentLog } from "../../gateway/runtime/log.ts";
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { createRemoteTServer } from "../../gateway/tserver/remote/mod.ts";
import { LinkServer } from "../../mock-tserver/link_server.ts";
import { createMockTServer } from "../../mock-tserver/mod.ts";
import { FakeSocket } from "./fake_link.ts";
import { TestClient } from "./mock_bench.ts";

export function linkBench() {
  const clock = new ManualClock();
  const mock = createMockTServer({}, { clock, random: seededRandom(7) });
  const server = new LinkServer({ port: mock.port, clock, log: silentLog });
  /** The two ends of each connection, the newest last. */
  const ends: { readonly client: FakeSocket; readonly server: FakeSocket }[] = [];
  const port = createRemoteTServer({
    url: "ws://127.0.0.1:8088/tserver",
    clock,
    log: silentLog,
    connect() {
      const client = new FakeSocket(clock);
      const far = new FakeSocket(clock);
      ends.push({ client, server: far });
      client.connect(far);
      server.serve(far);
      return client;
    },
  });
  /** A client whose link is up, and the ends of its link. */
  function connected() {
    const client = new TestClient({ port });
    clock.advance(0);
    const end = ends.at(-1);
    if (end === undefined) throw new Error("No connection was made");
    return { client, near: end.client, far: end.server };
  }
  return { clock, mock, server, port, ends, connected };
}
