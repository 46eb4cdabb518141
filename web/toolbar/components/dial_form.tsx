// A number to call. What becomes of it is a call of its own, once the switch has placed it.
import type { ComponentChildren } from "preact";
import { Delete } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../shared/icon.tsx";
import { usePhones, useWords } from "../i18n/use_words.ts";
import type { DialView } from "../state/model.ts";
import { failureWord } from "../state/words.ts";
import { useNumberField } from "./use_number_field.ts";
import { HandsetIcon, KeypadIcon } from "./icons.tsx";
import { KeyGrid } from "./key_grid.tsx";
import { useKeyOf } from "./use_aids.ts";

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
  const phones = usePhones();
  const number = useNumberField();
  const key = useKeyOf("dial");
  const form = useRef<HTMLFormElement>(null);
  const [isPadOpen, setPadOpen] = useState(false);
  const wasDialling = useRef(false);
  useEffect(() => {
    // Placed: the number is in a call of its own now. After a failure it stays, to be corrected.
    if (wasDialling.current && !dial.request && dial.problem === undefined) number.clear();
    wasDialling.current = dial.request?.askedBy === "toolbar";
  }, [dial]);
  const blocked = !enabled || number.isEmpty || dial.request !== undefined;
  return (
    <form
      ref={form}
      class="dial"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) number.send(onDial);
      }}
    >
      <div class="dial__head">
        <label class="visually-hidden" for="dial-number">{say("dial.label")}</label>
        {children}
      </div>
      <div class="dial__row">
        <input
          id="dial-number"
          data-action="dial"
          aria-keyshortcuts={key.aria}
          title={key.hint(say("dial.label"))}
          class="field"
          type="tel"
          autocomplete="off"
          maxLength={32}
          placeholder="+1 415 555 0100"
          value={number.text}
          aria-invalid={number.fault !== undefined}
          aria-describedby="dial-news"
          onInput={number.onInput}
        />
        <button
          type="button"
          class="icon-button dial__pad"
          aria-label={say("dial.pad")}
          title={say("dial.pad")}
          aria-expanded={isPadOpen}
          onClick={() => setPadOpen(!isPadOpen)}
        >
          <KeypadIcon />
        </button>
        <button type="submit" class="button button--accent" aria-disabled={blocked}>
          <HandsetIcon />
          <span class="dial__call">{say("dial.call")}</span>
        </button>
      </div>
      {isPadOpen && (
        <div
          class="dial__keys"
          role="group"
          aria-label={say("dial.pad")}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            setPadOpen(false);
            form.current?.querySelector<HTMLElement>(".dial__pad")?.focus();
          }}
        >
          <KeyGrid onKey={number.add} />
          <button
            type="button"
            class="icon-button"
            aria-label={say("dial.erase")}
            title={say("dial.erase")}
            onClick={number.erase}
          >
            <Icon of={Delete} />
          </button>
        </div>
      )}
      <p id="dial-news" class="dial__news">
        {dial.request && (
          <span role="status">
            {say("dial.dialling", { number: phones.say(dial.request.phoneNumber) })}
          </span>
        )}
        {number.fault && (
          <span class="dial__problem" role="alert">{say(`number.${number.fault}`)}</span>
        )}
        {!number.fault && dial.problem !== undefined && (
          <span class="dial__problem" role="alert">{failureWord(say, dial.problem)}</span>
        )}
      </p>
    </form>
  );
}
