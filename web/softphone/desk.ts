// The two phones at work: sends what is pressed to the switch, and reads the calls again whenever
// something happened there. What the phones show is decided in phone.ts.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { MockClient, MockSettings, Result } from "../shared/mock_client.ts";
import { NEW_PHONE, type Phone, type PhoneAction, phoneAfter, type PhoneInput } from "./phone.ts";
import { type AgentPlace, callsAtDN, callsOfCustomer, placeOf } from "./read_phones.ts";

export interface PhoneDesk {
  readonly agentId: string;
  readonly agent: ReadonlySignal<Phone>;
  readonly customer: ReadonlySignal<Phone>;
  /** Where the agent sits; undefined as long as the switch does not know him. */
  readonly place: ReadonlySignal<AgentPlace | undefined>;
  /** Reads the phones again; asked for while it reads, it reads once more afterwards. */
  read(): Promise<void>;
  pressAgent(action: "answer" | "decline" | "hangup", connectionId: string): Promise<void>;
  pressCustomer(action: "answer" | "busy" | "hangup", connectionId: string): Promise<void>;
  placeCall(from: string, to: string): Promise<void>;
}

interface DeskOptions {
  readonly client: MockClient;
  readonly clock: Clock;
  readonly agentId: string;
}

/** Puts the two phones on the desk. */
export function createDesk({ client, clock, agentId }: DeskOptions): PhoneDesk {
  const agent = signal(NEW_PHONE);
  const customer = signal(NEW_PHONE);
  const place = signal<AgentPlace | undefined>(undefined);
  let agents: MockSettings["agents"] | undefined;
  let reading: Promise<void> | undefined;
  let isStale = false;

  async function readOnce(): Promise<void> {
    isStale = false;
    const [settings, dns, calls] = await Promise.all([
      agents ? undefined : client.settings(),
      client.dns(),
      client.calls(),
    ]);
    if (settings?.ok) agents = settings.value.agents;
    if (!dns.ok || !calls.ok) return;
    const view = { ...dns.value, ...calls.value, agents: agents ?? [] };
    const time = clock.now();
    place.value = placeOf(view, agentId);
    const dn = place.value?.dn;
    agent.value = phoneAfter(agent.value, { type: "told", calls: callsAtDN(view, dn), time });
    customer.value = phoneAfter(customer.value, {
      type: "told",
      calls: callsOfCustomer(view, dn),
      time,
    });
  }

  function read(): Promise<void> {
    isStale = true;
    reading ??= (async () => {
      while (isStale) await readOnce();
    })().finally(() => reading = undefined);
    return reading;
  }

  async function press(
    phone: typeof agent,
    about: { action: PhoneAction; connectionId?: string; ask: () => Promise<Result<unknown>> },
  ): Promise<void> {
    const { ask, ...input } = about;
    const put = (next: PhoneInput) => phone.value = phoneAfter(phone.value, next);
    put({ type: "pressed", ...input });
    const result = await ask();
    if (result.ok) put({ type: "accepted", ...input });
    else put({ type: "refused", ...input, detail: result.detail });
    await read();
  }

  const agentRequests = {
    answer: client.agentAnswers,
    decline: client.agentHangsUp,
    hangup: client.agentHangsUp,
  };
  const customerRequests = {
    answer: client.customerAnswers,
    busy: client.customerIsBusy,
    hangup: client.customerHangsUp,
  };
  return {
    agentId,
    agent,
    customer,
    place,
    read,
    pressAgent: (action, connectionId) => {
      const ask = () => agentRequests[action](place.value?.dn ?? "", connectionId);
      return press(agent, { action, connectionId, ask });
    },
    pressCustomer: (action, connectionId) =>
      press(customer, {
        action,
        connectionId,
        ask: () => customerRequests[action](connectionId),
      }),
    placeCall: (from, to) =>
      press(customer, { action: "call", ask: () => client.placeCall(from, to) }),
  };
}
