// The whole gateway without sockets, from Request to the toolbar's text: what its own work takes. The link's
// frames are written and read as on a link; what the T-Server tells is told by who uses this.
import { createGateway } from "../../gateway/mod.ts";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { createLog } from "../../gateway/runtime/log.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { readSettings } from "../../gateway/settings.ts";
import type { TServerEvent } from "../../gateway/tserver/events.ts";
import type { TServerRequest } from "../../gateway/tserver/requests.ts";
import { decodeEvent, encodeFrame, type LinkEvent } from "../../gateway/tserver/remote/frames.ts";
import { ESTABLISHED, RELEASED, RINGING } from "./messages.ts";

/** Each has a toolbar, and is ready. */
export interface BareAgent {
  readonly agent: string;
  readonly DN: string;
}

export async function bareGateway(agents: readonly BareAgent[], clock: Clock) {
  const list = agents.map(({ agent, DN }) => `${agent}:${DN}`).join(",");
  let asked: TServerRequest | undefined;
  let tell: (event: TServerEvent) => void = () => {};
  let told = 0;
  let events = 0;
  let calls = 0;
  let ids = 0;
  const gateway = createGateway(readSettings(() => undefined, [`--agents=${list}`]), {
    tserver: {
      open(receive) {
        tell = receive;
        const send = (request: TServerRequest) => {
          encodeFrame(request);
          asked = request;
        };
        return { send, close() {} };
      },
    },
    clock,
    log: createLog({ level: "error", clock, write() {} }),
    random: seededRandom(1),
    // As long as a UUID.
    newId: () => String(++ids).padStart(36, "0"),
    trace: {},
  });

  /** An event as it comes over the link. */
  function over(event: LinkEvent): void {
    const decoded = decodeEvent(encodeFrame({ ...event, EventSequenceNumber: ++events }));
    if (!decoded.ok) throw new Error(`${event.name} cannot be read`);
    if (decoded.message.name !== "KeepAlive") tell(decoded.message);
  }

  /** Answers what was asked last. */
  function answer(event: Pick<LinkEvent, "name"> & Partial<LinkEvent>): void {
    const { ReferenceID, ThisDN } = asked ?? {};
    over({ time: RINGING.time, ThisDN, ...event, ReferenceID } as LinkEvent);
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

  over({ name: "EventLinkConnected", time: RINGING.time, EventSequenceNumber: 0 });
  for (const { agent } of agents) {
    gateway.attach(agent, () => void told++);
    await command(agent, `{"type":"initialize"}`);
    answer({ name: "EventRegistered", calls: [] });
    answer({ name: "EventAgentLogin", AgentID: agent });
    answer({ name: "EventAgentReady", AgentID: agent });
  }

  return {
    over,
    answer,
    command,
    /** Events that toolbars were told. */
    told: () => told,
    /** A call rings, is accepted, is released. */
    async call({ agent, DN }: BareAgent): Promise<void> {
      const name = (++calls).toString(16);
      const call = {
        ThisDN: DN,
        ConnID: name.padStart(RINGING.ConnID.length, "0"),
        CallUUID: name.padStart(RINGING.CallUUID.length, "0"),
      };
      over({ ...RINGING, ...call });
      await command(agent, `{"type":"Accept","connectionId":"${call.ConnID}"}`);
      answer({ ...ESTABLISHED, ...call });
      await command(agent, `{"type":"Reject","connectionId":"${call.ConnID}"}`);
      answer({ ...RELEASED, ...call });
    },
  };
}
