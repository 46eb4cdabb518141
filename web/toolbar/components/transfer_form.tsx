// Somebody else for the call: instead of the agent, or besides. What becomes of it is the switch's to say.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { plainNumber } from "../../shared/say_number.ts";
import type { CallView } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";

/** The ways to bring somebody in; Enter takes the first. */
export const TRANSFERS = [
  { command: "Transfer", says: "Transfer now" },
  { command: "InitiateTransfer", says: "Consult first" },
  { command: "Conference", says: "Add to call" },
] as const;

interface TransferFormProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
  /** It was taken: the form is not needed any more. */
  readonly onDone: () => void;
}

export function TransferForm({ call, onAsk, onDone }: TransferFormProps) {
  const [number, setNumber] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const toNumber = plainNumber(number);
  const offered = TRANSFERS.filter(({ command }) => call.allowed.includes(command));
  const waiting = offered.some(({ command }) => command === call.request?.command);
  const blocked = toNumber === "" || waiting;
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const wasWaiting = useRef(false);
  useEffect(() => {
    // Refused, the number stays to be corrected.
    if (wasWaiting.current && !waiting && !call.problem) onDone();
    wasWaiting.current = waiting;
  }, [waiting]);
  const [first] = offered;
  return (
    <form
      class="transfer"
      aria-label="Transfer"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && first) onAsk(first.command, call, { toNumber });
      }}
    >
      <input
        ref={field}
        class="field transfer__number"
        type="tel"
        autocomplete="off"
        maxLength={32}
        aria-label="Number or DN to transfer to"
        placeholder="Number or DN"
        value={number}
        onInput={(event) => setNumber(event.currentTarget.value)}
      />
      <div class="transfer__ways">
        {offered.map(({ command, says }) => (
          <button
            key={command}
            type={command === first?.command ? "submit" : "button"}
            class={`button button--small ${command === first?.command ? "button--accent" : ""}`}
            aria-disabled={blocked}
            onClick={() =>
              command === first?.command || blocked || onAsk(command, call, { toNumber })}
          >
            {says}
          </button>
        ))}
      </div>
    </form>
  );
}
