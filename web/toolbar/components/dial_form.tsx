// A number to call. What becomes of it is a call of its own, once the switch has placed it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { DialView } from "../state/model.ts";
import { HandsetIcon } from "./icons.tsx";

interface DialFormProps {
  readonly dial: DialView;
  /** False where the agent is not connected. */
  readonly enabled: boolean;
  readonly onDial: (phoneNumber: string) => void;
}

export function DialForm({ dial, enabled, onDial }: DialFormProps) {
  const [number, setNumber] = useState("");
  const wanted = number.trim();
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
      <label class="label" for="dial-number">Number to call</label>
      <div class="dial__row">
        <input
          id="dial-number"
          class="field"
          type="tel"
          autocomplete="off"
          maxLength={32}
          placeholder="+14155550100"
          value={number}
          aria-describedby="dial-news"
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        <button type="submit" class="button button--accent" aria-disabled={blocked}>
          <HandsetIcon />
          <span>Call</span>
        </button>
      </div>
      <p id="dial-news" class="dial__news">
        {dial.request && <span role="status">Dialling {dial.request.phoneNumber}…</span>}
        {dial.problem !== undefined && (
          <span class="dial__problem" role="alert">{dial.problem}</span>
        )}
      </p>
    </form>
  );
}
