// A command and its event through the whole gateway, from Request to the toolbar's text, without sockets: what
// the gateway's own work costs once V8 has compiled it. The link's frames are written and read as on a link.
import { createGateway } from "../../gateway/mod.ts";
import { createLog } from "../../gateway/runtime/log.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { serverClock } from "../../gateway/runtime/server_clock.ts";
import { readSettings } from "../../gateway/settings.ts";
import { decodeEvent, encodeFrame, type LinkEvent } from "../../gateway/tserver/remote/frames.ts";
import type { TServerEvent } from "../../gateway/tserver/events.ts";
import type { TServerRequest } from "../../gateway/tserver/requests.ts";
import { ESTABLISHED, RINGING } from "./messages.ts";

const AGENT = "1001";
const { time, ThisDN, ConnID } = RINGING;

let tell: (event: TServerEvent) => void = () => {};
let told = 0;
let events = 0;
const asked: TServerRequest[] = [];

const gateway = createGateway(readSettings(() => undefined, []), {
  tserver: {
    open(receive) {
      tell = receive;
      return { send: (request) => void (encodeFrame(request) && asked.push(request)), close() {} };
    },
  },
  clock: serverClock,
  log: createLog({ level: "error", clock: serverClock, write() {} }),
  random: seededRandom(1),
  newId: () => crypto.randomUUID(),
  trace: {},
});

/** An event as it comes over the link. */
function over(event: LinkEvent): void {
  const decoded = decodeEvent(encodeFrame({ ...event, EventSequenceNumber: ++events }));
  if (decoded.ok && decoded.message.name !== "KeepAlive") tell(decoded.message);
}

/** Answers what was asked last. */
function answer(event: Pick<LinkEvent, "name"> & Partial<LinkEvent>): void {
  const ReferenceID = asked.pop()?.ReferenceID;
  over({ time, ThisDN, EventSequenceNumber: 0, ReferenceID, ...event } as LinkEvent);
}

async function command(body: string): Promise<void> {
  const { status } = await gateway.fetch(
    new Request(`http://localhost:8087/genesys/events?agent=${AGENT}`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "content-length": String(body.length),
        host: "localhost:8087",
      },
    }),
  );
  if (status !== 202) throw new Error(`${body}: ${status}`);
}

over({ name: "EventLinkConnected", time, EventSequenceNumber: 0 });
gateway.attach(AGENT, () => void told++);
await command(`{"type":"initialize"}`);
answer({ name: "EventRegistered", calls: [] });
answer({ name: "EventAgentLogin", AgentID: AGENT });
answer({ name: "EventAgentReady", AgentID: AGENT });
over(RINGING);
over(ESTABLISHED);

const HOLD = JSON.stringify({ type: "Hold", connectionId: ConnID });
const RETRIEVE = JSON.stringify({ type: "Retrieve", connectionId: ConnID });

Deno.bench("two commands and their events through the gateway", async () => {
  const before = told;
  await command(HOLD);
  answer({ ...RINGING, name: "EventHeld" });
  await command(RETRIEVE);
  answer({ ...RINGING, name: "EventRetrieved" });
  if (told !== before + 2) throw new Error(`${told - before} events were told`);
});
