// Commands and their events through the whole gateway: what its own work costs once V8 has compiled it.
import { serverClock } from "../../gateway/runtime/server_clock.ts";
import { bareGateway } from "./bare_gateway.ts";
import { ESTABLISHED, RINGING } from "./messages.ts";

/** One has a call that goes on, the other one call after the other. */
const talks = { agent: "1001", DN: RINGING.ThisDN };
const takesCalls = { agent: "1002", DN: "7002" };

const gateway = await bareGateway([talks, takesCalls], serverClock);
gateway.over(RINGING);
gateway.over(ESTABLISHED);

const { ConnID } = RINGING;
const HOLD = JSON.stringify({ type: "Hold", connectionId: ConnID });
const RETRIEVE = JSON.stringify({ type: "Retrieve", connectionId: ConnID });

/** Throws when something else than so many events was told. */
async function telling(events: number, act: () => Promise<void>): Promise<void> {
  const before = gateway.told();
  await act();
  const told = gateway.told() - before;
  if (told !== events) throw new Error(`${told} events were told`);
}

// Only of an async function does `deno bench` await what it does.
Deno.bench("two commands and their events through the gateway", async () => {
  await telling(2, async () => {
    await gateway.command(talks.agent, HOLD);
    gateway.answer({ ...RINGING, name: "EventHeld" });
    await gateway.command(talks.agent, RETRIEVE);
    gateway.answer({ ...RINGING, name: "EventRetrieved" });
  });
});

Deno.bench("a call through the gateway: it rings, is accepted, is released", async () => {
  await telling(3, () => gateway.call(takesCalls));
});
