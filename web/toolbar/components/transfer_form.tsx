// Somebody else for the call: instead of the agent, or besides, or in place of a ringing here. What becomes of it is the switch's to say.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { plainNumber } from "../../shared/say_number.ts";
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import { useWords } from "../i18n/use_words.ts";
import type { CallView } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";
import { useWhenTaken } from "./use_when_taken.ts";

interface Way {
  readonly command: CallCommandType;
  readonly says:
    | "transfer.now"
    | "transfer.consult"
    | "transfer.add"
    | "transfer.consultToAdd"
    | "send.now";
}

/** The ways to bring somebody into a call that was answered; Enter takes the first. */
export const TRANSFERS: readonly Way[] = [
  { command: "Transfer", says: "transfer.now" },
  { command: "InitiateTransfer", says: "transfer.consult" },
  { command: "Conference", says: "transfer.add" },
  { command: "InitiateConference", says: "transfer.consultToAdd" },
];

/** The way to be rid of one that rings. */
export const SENDING: readonly Way[] = [{ command: "Redirect", says: "send.now" }];

interface TransferFormProps {
  readonly call: CallView;
  readonly ways: readonly Way[];
  readonly onAsk: AskCall;
  /** It was taken: the form is not needed any more. */
  readonly onDone: () => void;
}

export function TransferForm({ call, ways, onAsk, onDone }: TransferFormProps) {
  const say = useWords();
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
      aria-label={say(isSending ? "send.label" : "transfer.label")}
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
        aria-label={say(isSending ? "send.number" : "transfer.number")}
        placeholder={say("transfer.placeholder")}
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
            {say(says)}
          </button>
        ))}
      </div>
    </form>
  );
}
