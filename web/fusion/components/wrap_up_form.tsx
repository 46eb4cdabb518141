// The wrap-up window: how the call is filed. It is the agent's; no message of the switch closes it.
import { useSignal } from "@preact/signals";
import type { Communication } from "../communication.ts";
import { sayDuration, sayNumber } from "../../shared/say_number.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../out_data.ts";
import { Avatar } from "./bits.tsx";
import { useFocusIfLost } from "./focus.ts";

const CODES = [
  "Resolved",
  "Information given",
  "Follow-up needed",
  "Escalated",
  "Wrong number",
] as const;

/** The longest note that is kept, in characters. */
const MAX_NOTES_CHARS = 2000;

/** The window in which a call is filed. */
export function WrapUpForm(
  { call, desk }: { call: Communication & { phase: "wrap-up" }; desk: Desk },
) {
  const code = useSignal<string>(CODES[0]);
  const notes = useSignal("");
  const title = useFocusIfLost<HTMLHeadingElement>();
  const save = (event: Event) => {
    event.preventDefault();
    desk.saveWrapUp(call.eventId, { code: code.value, notes: notes.value });
  };
  return (
    <section class="card wrapup" aria-label="Wrap-up">
      <header class="call wrapup__head">
        <Avatar contact={call.contact} large />
        <div class="call__who">
          <h2 ref={title} tabIndex={-1} class="title">Wrap up</h2>
          <p class="call__line">
            <span>{nameOf(call)},</span>
            <span>{sayNumber(call.number) || "number withheld"}</span>
          </p>
        </div>
        <p class="call__time">
          <span class="elapsed">{sayDuration(call.talkMs)}</span>
          <span class="pending">Call ended</span>
        </p>
      </header>
      <form class="wrapup__form" onSubmit={save}>
        <label class="stack">
          <span class="label">Resolution</span>
          <select
            class="field"
            value={code.value}
            onChange={(event) => (code.value = event.currentTarget.value)}
          >
            {CODES.map((name) => <option key={name} value={name}>{name}</option>)}
          </select>
        </label>
        <label class="stack">
          <span class="label">Notes</span>
          <textarea
            class="field wrapup__notes"
            rows={4}
            maxLength={MAX_NOTES_CHARS}
            value={notes.value}
            onInput={(event) => (notes.value = event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button button--accent">Save and close</button>
      </form>
    </section>
  );
}
