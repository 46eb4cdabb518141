// The agent's phone: rings, answers, declines, hangs up, for as many calls as the switch puts on it.
import type { ReadonlySignal } from "@preact/signals";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { PhoneDesk } from "./desk.ts";
import { DeskPhone } from "./drawings.tsx";
import { hookOf, type PhoneCallState, type ShownCall } from "./phone.ts";
import { PhoneCall, PhoneCard } from "./phone_card.tsx";
import type { AgentPlace } from "./read_phones.ts";

const STATE_WORDS: Readonly<Record<PhoneCallState, string>> = {
  ringing: "Incoming call",
  dialling: "Calling",
  talking: "In call",
  held: "On hold",
};

const RINGING_KEYS = [
  { action: "answer", label: "Answer", look: "good" },
  { action: "decline", label: "Decline", look: "bad" },
] as const;

const CALL_KEYS = [{ action: "hangup", label: "Hang up", look: "bad" }] as const;

interface AgentPhoneProps {
  readonly desk: PhoneDesk;
  readonly clock: Clock;
}

/** The phone on the agent's desk. */
export function AgentPhone({ desk, clock }: AgentPhoneProps) {
  const phone = desk.agent.value;
  const place = desk.place.value;
  const dn = place?.dn;
  const line = (call: ShownCall) => (
    <PhoneCall
      key={call.connectionId}
      phone={phone}
      call={call}
      says={STATE_WORDS[call.state]}
      clock={clock}
      keys={call.state === "ringing" ? RINGING_KEYS : CALL_KEYS}
      press={desk.pressAgent}
    />
  );
  return (
    <PhoneCard
      title="Agent's phone"
      subtitle={dn === undefined ? `agent ${desk.agentId}` : `DN ${dn} · agent ${desk.agentId}`}
      badge={<AgentBadge place={desk.place} />}
      drawing={<DeskPhone hook={hookOf(phone)} />}
      idle={
        <>
          <p class="phone-idle">{phone.isTold ? "On hook" : "No word from the switch yet"}</p>
          <p class="phone-hint">{hint(phone.isTold, place)}</p>
        </>
      }
      problem={phone.problem}
      lines={phone.calls.map(line)}
    />
  );
}

function hint(isTold: boolean, place: AgentPlace | undefined): string {
  if (!isTold) return "It shows its calls once the mock T-Server is reached.";
  if (!place) return "This agent gets a phone when its toolbar registers.";
  if (place.isLoggedIn) return `A call to ${place.dn} rings here.`;
  return `A call to ${place.dn} rings here alone: nobody is logged in at a toolbar.`;
}

function AgentBadge({ place }: { readonly place: ReadonlySignal<AgentPlace | undefined> }) {
  const state = place.value?.state;
  if (state === undefined) return null;
  return <span class={`badge badge--${state.tone}`}>{state.says}</span>;
}
