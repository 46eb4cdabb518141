// Clients whose process is frozen (SIGSTOP), as by a computer that sleeps: the connection stands, and
// nobody reads it.
import { assertEquals } from "@std/assert";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { ClientProcess } from "../helpers/client_process.ts";
import { breathe } from "../helpers/fault_proxy.ts";
import { Process } from "../helpers/process.ts";
import { Server } from "../helpers/wire.ts";

/** How long a test waits for the gateway before it fails, in milliseconds. */
const PATIENCE_MS = 10_000;

const ignore = Deno.build.os === "windows";

/** Lets so much time pass at the gateway, and what is sent meanwhile go out. */
async function pass(server: Server, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) {
    server.clock.advance(1_000);
    await breathe(2);
  }
}

/** More than systems take in for a process that does not read, and a million bytes again. */
const FLOOD_BYTES = 12_000_000;

/** The longest value that data may have, and as many as a call carries. */
const VALUE_CHARS = 4_096;
const KEYS = ["a", "b", "c"];

interface Health {
  readonly toolbars: number;
  readonly sockets: Readonly<Record<"silent" | "closing" | "stuck" | "heartbeating", number>> & {
    readonly ended: Readonly<Record<string, number>>;
  };
}

async function health(server: Server): Promise<Health> {
  return await (await fetch(server.url("/health"))).json();
}

/** Waits for a state of the gateway that does not depend on its clock. */
async function comes(server: Server, isSo: (health: Health) => boolean): Promise<void> {
  const giveUpAt = systemClock.now() + PATIENCE_MS;
  for (;;) {
    const now = await health(server);
    if (isSo(now)) return;
    if (systemClock.now() > giveUpAt) throw new Error(`It stayed at ${JSON.stringify(now)}`);
  }
}

/** One ready client in a process of its own, and its call. */
async function talking(server: Server, mode: "seed" | "resume") {
  await (await server.readyToolbar()).close();
  const client = new ClientProcess(server.url(""), mode);
  await client.hears("EventRegistered");
  await comes(server, ({ toolbars }) => toolbars === 1);
  const { connectionId } = server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
  await client.hears("EventRinging");
  await server.command({ type: "Accept" });
  await client.hears("EventEstablished");
  return { client, connectionId };
}

/** Attaches much to the call, again and again. */
async function flood(server: Server): Promise<void> {
  let attached = Promise.withResolvers<void>();
  const unsubscribe = server.mock.control.subscribe(({ name }) => {
    if (name === "EventAttachedDataChanged") attached.resolve();
  });
  for (let sent = 0; sent * KEYS.length * VALUE_CHARS < FLOOD_BYTES; sent++) {
    const value = `${sent}`.padEnd(VALUE_CHARS, "x");
    const userData = Object.fromEntries(KEYS.map((key) => [key, value]));
    const { status } = await server.command({ type: "UpdateUserData", userData });
    assertEquals(status, 202);
    await attached.promise;
    attached = Promise.withResolvers();
  }
  unsubscribe();
}

/** The client is told of one more call, so that whatever came before it has come. */
async function callAgain(server: Server, client: ClientProcess): Promise<void> {
  server.mock.control.customer.call({ from: "+14155550101", to: "7001" });
  await client.hears("EventRinging", 2);
}

const PATIENT = { maxBufferedBytes: "67108864" };

Deno.test({
  name: "a tutorial client that sleeps through the end of a call, with much unread, hears it once",
  ignore,
  async fn() {
    await using server = new Server(PATIENT);
    const { client, connectionId } = await talking(server, "seed");
    await using _client = client;
    await client.freeze();
    await flood(server);
    server.mock.control.customer.hangup(connectionId);
    await comes(server, () => server.journalled("EventReleased") > 0);
    await pass(server, 15_000);
    const { toolbars, sockets } = await health(server);
    assertEquals([toolbars, sockets.closing, sockets.ended.stalled], [0, 1, 1]);

    client.wake();
    await client.hears("closed 1013");
    await client.hears("EventRegistered", 2);
    await callAgain(server, client);
    assertEquals(client.count("EventReleased"), 1);
    assertEquals((await health(server)).sockets.closing, 0);
  },
});

Deno.test({
  name: "a slow reader is disconnected once, comes back with since and is told everything, once",
  ignore,
  async fn() {
    await using server = new Server({ maxHistoryEvents: "2000" });
    const { client, connectionId } = await talking(server, "resume");
    await using _client = client;
    await client.freeze();
    await flood(server);
    await comes(server, ({ sockets }) => sockets.ended.slow === 1);
    server.mock.control.customer.hangup(connectionId);
    await comes(server, () => server.journalled("EventReleased") > 0);

    client.wake();
    await client.hears("EventSnapshot");
    await callAgain(server, client);
    assertEquals(client.count("EventReleased"), 1);
    assertEquals(client.count("closed 1013"), 1);
    const seqs = client.lines.flatMap(({ seq }) => seq ?? []);
    const first = seqs[0] ?? 0;
    assertEquals(seqs, seqs.map((_, at) => first + at));
  },
});

Deno.test({
  name: "a toolbar that sleeps for longer than its lease is given up, cut off, and resumes",
  ignore,
  async fn() {
    await using server = new Server({ idleTimeoutMs: "1000" });
    const { client, connectionId } = await talking(server, "resume");
    await using _client = client;
    assertEquals((await health(server)).sockets.heartbeating, 1);
    await client.freeze();
    await pass(server, 26_000);
    const { toolbars, sockets } = await health(server);
    assertEquals([toolbars, sockets.silent, sockets.ended.silent], [0, 1, 1]);
    server.mock.control.customer.hangup(connectionId);
    // Nothing but Deno's own limit ends the connection of a process that does not answer.
    await comes(server, ({ sockets }) => sockets.silent === 0);

    client.wake();
    await client.hears("EventSnapshot");
    await callAgain(server, client);
    assertEquals(client.count("EventReleased"), 1);
  },
});

Deno.test({
  name: "the end told to a tutorial client that sleeps is told to the one that comes in its place",
  ignore,
  async fn() {
    await using server = new Server({ idleTimeoutMs: "1000" });
    const { client, connectionId } = await talking(server, "seed");
    await using _client = client;
    await client.freeze();
    server.mock.control.customer.hangup(connectionId);
    await comes(server, ({ toolbars, sockets }) => toolbars === 0 && sockets.ended.lost === 1);

    const next = await server.toolbar();
    await server.command({ type: "initialize" });
    assertEquals((await next.next("EventReleased")).connectionId, connectionId);
  },
});

Deno.test({
  name: "a client that sleeps does not keep the gateway from stopping",
  ignore,
  async fn() {
    const gateway = await Process.start({ HOOKSWITCH_DRAIN_TIMEOUT_MS: "100" });
    try {
      await using client = new ClientProcess(`http://localhost:${gateway.port}`);
      await client.hears("EventRegistered");
      await client.freeze();
      gateway.kill("SIGTERM");
      assertEquals((await gateway.ended()).code, 0);
    } finally {
      gateway.killIfAlive();
    }
  },
});
