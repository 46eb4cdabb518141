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
import { ESTABLISHED, RELEASED, RINGING } from "./messages.ts";

/** One has a call that goes on, the other one call after the other. */
const [TALKS, TAKES_CALLS] = ["1001", "1002"];
const OTHER_DN = "7002";

const { time, ThisDN, ConnID } = RINGING;

let tell: (event: TServerEvent) => void = () => {};
let told = 0;
let events = 0;
const asked: TServerRequest[] = [];

const settings = readSettings(() => undefined, [
  `--agents=${TALKS}:${ThisDN},${TAKES_CALLS}:${OTHER_DN}`,
]);

const gateway = createGateway(settings, {
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

async function command(agent: string, body: string): Promise<void> {
  const { status } = await gateway.fetch(
    new Request(`http://localhost:8087/genesys/events?agent=${agent}`, {
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
for (const [agent, DN] of [[TALKS, ThisDN], [TAKES_CALLS, OTHER_DN]] as const) {
  gateway.attach(agent, () => void told++);
  await command(agent, `{"type":"initialize"}`);
  answer({ name: "EventRegistered", ThisDN: DN, calls: [] });
  answer({ name: "EventAgentLogin", ThisDN: DN, AgentID: agent });
  answer({ name: "EventAgentReady", ThisDN: DN, AgentID: agent });
}
over(RINGING);
over(ESTABLISHED);

const HOLD = JSON.stringify({ type: "Hold", connectionId: ConnID });
const RETRIEVE = JSON.stringify({ type: "Retrieve", connectionId: ConnID });

Deno.bench("two commands and their events through the gateway", async () => {
  const before = told;
  await command(TALKS, HOLD);
  answer({ ...RINGING, name: "EventHeld" });
  await command(TALKS, RETRIEVE);
  answer({ ...RINGING, name: "EventRetrieved" });
  if (told !== before + 2) throw new Error(`${told - before} events were told`);
});

let calls = 0;

Deno.bench("a call through the gateway: it rings, is accepted, is released", async () => {
  const before = told;
  const name = (++calls).toString(16);
  const call = {
    ThisDN: OTHER_DN,
    ConnID: name.padStart(ConnID.length, "0"),
    CallUUID: name.padStart(RINGING.CallUUID.length, "0"),
  };
  over({ ...RINGING, ...call });
  await command(TAKES_CALLS, `{"type":"Accept","connectionId":"${call.ConnID}"}`);
  answer({ ...ESTABLISHED, ...call });
  await command(TAKES_CALLS, `{"type":"Reject","connectionId":"${call.ConnID}"}`);
  answer({ ...RELEASED, ...call });
  if (told !== before + 3) throw new Error(`${told - before} events were told`);
});
