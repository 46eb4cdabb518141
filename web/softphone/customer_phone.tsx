// The customer's phone: calls from a number of choice, and rings when the agent calls out.
import { useSignal } from "@preact/signals";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { plainNumber, sayNumber } from "../shared/say_number.ts";
import { CALLERS } from "./callers.ts";
import type { PhoneDesk } from "./desk.ts";
import { MobilePhone } from "./drawings.tsx";
import { hookOf, pendingOf, type PhoneCallState, type ShownCall } from "./phone.ts";
import { PhoneCall, PhoneCard } from "./phone_card.tsx";

const STATE_WORDS: Readonly<Record<PhoneCallState, string>> = {
  ringing: "Incoming call",
  dialling: "Ringing",
  talking: "In call",
  held: "On hold",
};

const RINGING_KEYS = [
  { action: "answer", label: "Answer", look: "good" },
  { action: "busy", label: "Busy", look: "plain" },
] as const;

const CALL_KEYS = [{ action: "hangup", label: "Hang up", look: "bad" }] as const;

interface CustomerPhoneProps {
  readonly desk: PhoneDesk;
  readonly clock: Clock;
}

/** Any phone out there: the customer may have as many numbers as the tester likes. */
export function CustomerPhone({ desk, clock }: CustomerPhoneProps) {
  const phone = desk.customer.value;
  const line = (call: ShownCall) => (
    <PhoneCall
      key={call.connectionId}
      phone={phone}
      call={call}
      says={STATE_WORDS[call.state]}
      clock={clock}
      keys={call.state === "ringing" ? RINGING_KEYS : CALL_KEYS}
      press={desk.pressCustomer}
    />
  );
  return (
    <PhoneCard
      title="Customer's phone"
      subtitle="any number outside"
      drawing={<MobilePhone hook={hookOf(phone)} />}
      idle={
        <>
          <p class="phone-idle">{phone.isTold ? "No call" : "No word from the switch yet"}</p>
          <p class="phone-hint">Call the agent, or wait for the agent to call.</p>
        </>
      }
      problem={phone.problem}
      lines={phone.calls.map(line)}
      isCompact
    >
      <Dialler desk={desk} />
    </PhoneCard>
  );
}

function Dialler({ desk }: { readonly desk: PhoneDesk }) {
  const from = useSignal(sayNumber(CALLERS[0]?.number ?? ""));
  const chosenTo = useSignal<string | undefined>(undefined);
  const to = chosenTo.value ?? desk.place.value?.dn ?? "";
  const submit = (event: Event) => {
    event.preventDefault();
    desk.placeCall(plainNumber(from.value), plainNumber(to));
  };
  return (
    <form class="dialler" onSubmit={submit}>
      <div class="dialler-from">
        <label class="label" for="calling-from">Calling from</label>
        <input
          id="calling-from"
          class="field"
          type="tel"
          autocomplete="off"
          value={from.value}
          onInput={(event) => from.value = event.currentTarget.value}
        />
        <div class="dialler-callers" role="group" aria-label="People in the contact directory">
          {CALLERS.map(({ name, number }) => (
            <button
              key={number}
              type="button"
              class="chip"
              aria-pressed={plainNumber(from.value) === number}
              onClick={() => from.value = sayNumber(number)}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      <div class="dialler-to">
        <label class="label" for="calling-to">Calling to</label>
        <input
          id="calling-to"
          class="field"
          type="tel"
          autocomplete="off"
          value={to}
          onInput={(event) => chosenTo.value = event.currentTarget.value}
        />
      </div>
      <PhoneSubmit desk={desk} isReady={from.value.trim() !== "" && to.trim() !== ""} />
    </form>
  );
}

function PhoneSubmit({ desk, isReady }: { readonly desk: PhoneDesk; readonly isReady: boolean }) {
  const waits = pendingOf(desk.customer.value) === "call";
  return (
    <button
      type="submit"
      class={`button button--good ${waits ? "is-waiting" : ""}`}
      aria-busy={waits}
      disabled={!isReady}
    >
      Call
    </button>
  );
}
