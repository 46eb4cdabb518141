// Somebody else for the call: instead of the agent, or besides, or in place of a ringing here. What becomes of it is the switch's to say.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import { useWords } from "../i18n/use_words.ts";
import type { CallView } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";
import { useNumberField } from "./use_number_field.ts";
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
  const number = useNumberField();
  const field = useRef<HTMLInputElement>(null);
  const offered = ways.filter(({ command }) => call.allowed.includes(command));
  const waiting = offered.some(({ command }) => command === call.request?.command);
  const blocked = number.isEmpty || waiting;
  const ask = (command: CallCommandType) =>
    number.send((toNumber) => onAsk(command, call, { toNumber }));
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
        if (!blocked && first) ask(first.command);
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
        value={number.text}
        aria-invalid={number.fault !== undefined}
        onInput={number.onInput}
      />
      {number.fault && <p class="transfer__fault" role="alert">{say(`number.${number.fault}`)}</p>}
      <div class="transfer__ways">
        {offered.map(({ command, says }) => (
          <button
            key={command}
            type={command === first?.command ? "submit" : "button"}
            class={`button button--small ${command === first?.command ? "button--accent" : ""}`}
            aria-disabled={blocked}
            onClick={() => command === first?.command || blocked || ask(command)}
          >
            {say(says)}
          </button>
        ))}
      </div>
    </form>
  );
}
