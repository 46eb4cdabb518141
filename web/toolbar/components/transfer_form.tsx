// Somebody else for the call: instead of the agent, or besides, or in place of a ringing here. What becomes of it is the switch's to say.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { plainNumber } from "../../shared/say_number.ts";
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { CallView } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";
import { useWhenTaken } from "./use_when_taken.ts";

interface Way {
  readonly command: CallCommandType;
  readonly says: string;
}

/** The ways to bring somebody into a call that was answered; Enter takes the first. */
export const TRANSFERS: readonly Way[] = [
  { command: "Transfer", says: "Transfer now" },
  { command: "InitiateTransfer", says: "Consult first" },
  { command: "Conference", says: "Add to call" },
  { command: "InitiateConference", says: "Consult to add" },
];

/** The way to be rid of one that rings. */
export const SENDING: readonly Way[] = [{ command: "Redirect", says: "Send call" }];

interface TransferFormProps {
  readonly call: CallView;
  readonly ways: readonly Way[];
  readonly onAsk: AskCall;
  /** It was taken: the form is not needed any more. */
  readonly onDone: () => void;
}

export function TransferForm({ call, ways, onAsk, onDone }: TransferFormProps) {
  const [number, setNumber] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const toNumber = plainNumber(number);
  const offered = ways.filter(({ command }) => call.allowed.includes(command));
  const waiting = offered.some(({ command }) => command === call.request?.command);
  const blocked = toNumber === "" || waiting;
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  useWhenTaken({ call, waiting }, onDone);
  const [first] = offered;
  const isSending = ways === SENDING;
  return (
    <form
      class={`transfer ${isSending ? "transfer--one-way" : ""}`}
      aria-label={isSending ? "Send to" : "Transfer"}
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
        aria-label={`Number or DN to ${isSending ? "send" : "transfer"} to`}
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
