// A field for a number or a DN: spaced while it is typed, and read when it is sent. What is wrong with it is
// said only then, for a number that is half typed is always too short.
import { useState } from "preact/hooks";
import { usePhones } from "../i18n/use_words.ts";
import type { NumberFault } from "../numbers/phones.ts";

export interface NumberField {
  readonly text: string;
  readonly isEmpty: boolean;
  /** What was wrong when it was sent; gone with the next key. */
  readonly fault: NumberFault | undefined;
  readonly onInput: (event: { readonly currentTarget: HTMLInputElement }) => void;
  /** Hands on what to send, or shows what is wrong. */
  readonly send: (to: (wanted: string) => void) => void;
  readonly clear: () => void;
  /** Adds a key of the dial pad. */
  readonly add: (key: string) => void;
  /** Takes the last one away. */
  readonly erase: () => void;
}

export function useNumberField(): NumberField {
  const phones = usePhones();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<NumberFault>();
  const change = (next: string) => {
    setText(next);
    setFault(undefined);
  };
  return {
    text,
    fault,
    isEmpty: phones.read(text).wanted === "",
    onInput: ({ currentTarget: { value, selectionEnd } }) => {
      // Elsewhere than at the end the caret would jump, and what is deleted must not come back.
      const isAppended = value.length > text.length && selectionEnd === value.length;
      change(isAppended ? phones.typing(value) : value);
    },
    send: (to) => {
      const { wanted, fault } = phones.read(text);
      setFault(fault);
      if (!fault && wanted !== "") to(wanted);
    },
    clear: () => change(""),
    add: (key) => change(phones.typing(text + key)),
    erase: () => change(text.slice(0, -1).trimEnd()),
  };
}
