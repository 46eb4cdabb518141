// The call's data to be changed: one pair at a time, and what is shown is what the switch has.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../i18n/use_words.ts";
import type { CallView } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";
import { PencilIcon } from "./icons.tsx";
import { keepInSight } from "./keep_in_sight.ts";
import { useWhenTaken } from "./use_when_taken.ts";

/** What the gateway takes, in characters. */
const MAX_NAME_CHARS = 128;
const MAX_VALUE_CHARS = 4_096;

interface DataEditorProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
}

export function DataEditor({ call, onAsk }: DataEditorProps) {
  const say = useWords();
  return (
    <ul class="pairs" aria-label={say("data.label")} tabIndex={-1} data-keeps-focus>
      {Object.entries(call.userData).map(([name, value]) => (
        <Pair key={name} name={name} value={value} call={call} onAsk={onAsk} />
      ))}
      <NewPair call={call} onAsk={onAsk} />
    </ul>
  );
}

/** Whether this pair is being saved or removed. */
function isWaiting({ request }: CallView, name: string): boolean {
  const { userData = {}, key } = request?.details ?? {};
  return key === name || Object.hasOwn(userData, name);
}

/** Open or not; the button that opens it has the focus again once it is closed. */
function useEditing() {
  const [isEditing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing) opener.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    setEditing(false);
  };
  return { isEditing, setEditing, opener, closeOnEscape };
}

/** In a low frame its buttons must be seen, too. */
const showForm = ({ form }: HTMLInputElement) => form && keepInSight(form);

interface PairProps extends DataEditorProps {
  readonly name: string;
  readonly value: string | number;
}

function Pair({ name, value, call, onAsk }: PairProps) {
  const say = useWords();
  const { isEditing, setEditing, opener, closeOnEscape } = useEditing();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const waiting = isWaiting(call, name);
  useWhenTaken({ call, waiting }, () => setEditing(false));
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.select();
    showForm(field.current);
  }, [isEditing]);
  if (!isEditing) {
    return (
      <li class="pairs__one">
        <span class="pairs__name" title={name}>{name}</span>
        <span class="pairs__value">{value}</span>
        <button
          ref={opener}
          type="button"
          class="pairs__open"
          aria-label={say("data.change", { name })}
          title={say("data.changeHint")}
          onClick={() => {
            setText(String(value));
            setEditing(true);
          }}
        >
          <PencilIcon />
        </button>
      </li>
    );
  }
  const save = (event: Event) => {
    event.preventDefault();
    if (!waiting) onAsk("UpdateUserData", call, { userData: { [name]: sameKind(text, value) } });
  };
  return (
    <li>
      <form
        class="pairs__form"
        aria-label={say("data.change", { name })}
        onSubmit={save}
        onKeyDown={closeOnEscape}
      >
        <label class="pairs__name" title={name} for={`${call.eventId} ${name}`}>{name}</label>
        <input
          ref={field}
          id={`${call.eventId} ${name}`}
          class="field pairs__field"
          autocomplete="off"
          maxLength={MAX_VALUE_CHARS}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="pairs__ways">
          <button type="submit" class="button button--small button--accent" aria-disabled={waiting}>
            {say("data.save")}
          </button>
          <button
            type="button"
            class="button button--small"
            aria-disabled={waiting}
            onClick={() => waiting || onAsk("DeleteUserData", call, { key: name })}
          >
            {say("data.remove")}
          </button>
        </div>
      </form>
    </li>
  );
}

/** A number stays one, for what reads it at the switch. */
function sameKind(text: string, before: string | number): string | number {
  const number = Number(text);
  return typeof before === "number" && text.trim() !== "" && !Number.isNaN(number) ? number : text;
}

function NewPair({ call, onAsk }: DataEditorProps) {
  const say = useWords();
  const { isEditing, setEditing, opener, closeOnEscape } = useEditing();
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const key = name.trim();
  const waiting = isWaiting(call, key);
  useWhenTaken({ call, waiting }, () => setEditing(false));
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.focus({ preventScroll: true });
    showForm(field.current);
  }, [isEditing]);
  if (!isEditing) {
    return (
      <li>
        <button
          ref={opener}
          type="button"
          class="pairs__add"
          onClick={() => {
            setName("");
            setValue("");
            setEditing(true);
          }}
        >
          <span aria-hidden="true">+</span> {say("data.add")}
        </button>
      </li>
    );
  }
  const blocked = key === "" || waiting;
  const save = (event: Event) => {
    event.preventDefault();
    if (!blocked) onAsk("AttachUserData", call, { userData: { [key]: value } });
  };
  return (
    <li>
      <form
        class="pairs__form"
        aria-label={say("data.add")}
        onSubmit={save}
        onKeyDown={closeOnEscape}
      >
        <input
          ref={field}
          class="field pairs__field"
          autocomplete="off"
          maxLength={MAX_NAME_CHARS}
          aria-label={say("data.name")}
          placeholder={say("data.name")}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <input
          class="field pairs__field"
          autocomplete="off"
          maxLength={MAX_VALUE_CHARS}
          aria-label={say("data.value")}
          placeholder={say("data.value")}
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
        <div class="pairs__ways">
          <button type="submit" class="button button--small button--accent" aria-disabled={blocked}>
            {say("data.save")}
          </button>
        </div>
      </form>
    </li>
  );
}
