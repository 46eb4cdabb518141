// A number to call. What becomes of it is a call of its own, once the switch has placed it.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plainNumber, sayNumber } from "../../shared/say_number.ts";
import { useWords } from "../i18n/use_words.ts";
import type { DialView } from "../state/model.ts";
import { failureWord } from "../state/words.ts";
import { HandsetIcon } from "./icons.tsx";

interface DialFormProps {
  readonly dial: DialView;
  /** False where the agent is not connected. */
  readonly enabled: boolean;
  readonly onDial: (phoneNumber: string) => void;
  /** Stands beside the label. */
  readonly children: ComponentChildren;
}

export function DialForm({ dial, enabled, onDial, children }: DialFormProps) {
  const say = useWords();
  const [number, setNumber] = useState("");
  const wanted = plainNumber(number);
  const wasDialling = useRef(false);
  useEffect(() => {
    // Placed: the number is in a call of its own now. After a failure it stays, to be corrected.
    if (wasDialling.current && !dial.request && dial.problem === undefined) setNumber("");
    wasDialling.current = dial.request?.askedBy === "toolbar";
  }, [dial]);
  const blocked = !enabled || wanted === "" || dial.request !== undefined;
  return (
    <form
      class="dial"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) onDial(wanted);
      }}
    >
      <div class="dial__head">
        <label class="label dial__label" for="dial-number">{say("dial.label")}</label>
        {children}
      </div>
      <div class="dial__row">
        <input
          id="dial-number"
          class="field"
          type="tel"
          autocomplete="off"
          maxLength={32}
          placeholder="+1 415 555 0100"
          value={number}
          aria-describedby="dial-news"
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        <button type="submit" class="button button--accent" aria-disabled={blocked}>
          <HandsetIcon />
          <span>{say("dial.call")}</span>
        </button>
      </div>
      <p id="dial-news" class="dial__news">
        {dial.request && (
          <span role="status">
            {say("dial.dialling", { number: sayNumber(dial.request.phoneNumber) })}
          </span>
        )}
        {dial.problem !== undefined && (
          <span class="dial__problem" role="alert">{failureWord(say, dial.problem)}</span>
        )}
      </p>
    </form>
  );
}
