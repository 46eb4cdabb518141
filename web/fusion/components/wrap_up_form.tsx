// The wrap-up window: how the call is filed. It is the agent's; no message of the switch closes it. The
// toolbar sees each field change, and may fill fields in, too.
import type { Communication } from "../communication.ts";
import { sayDuration, sayNumber } from "../../shared/say_number.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../out_data.ts";
import { MAX_NOTES_CHARS, NOTES, otherFields, RESOLUTION, RESOLUTIONS } from "../wrap_up.ts";
import { Avatar } from "./bits.tsx";
import { useFocusIfLost } from "./focus.ts";

interface WrapUpProps {
  readonly call: Communication & { readonly phase: "wrap-up" };
  readonly desk: Desk;
}

/** The window in which a call is filed. */
export function WrapUpForm({ call, desk }: WrapUpProps) {
  const title = useFocusIfLost<HTMLHeadingElement>();
  const save = (event: Event) => {
    event.preventDefault();
    desk.saveWrapUp(call.eventId);
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
        <Fields call={call} desk={desk} />
        <button type="submit" class="button button--accent">Save and close</button>
      </form>
    </section>
  );
}

function Fields({ call: { eventId, wrapUp }, desk }: WrapUpProps) {
  const resolution = wrapUp[RESOLUTION] ?? "";
  // The toolbar may have chosen a code that is not on the list.
  const codes = RESOLUTIONS.some((code) => code === resolution)
    ? RESOLUTIONS
    : [...RESOLUTIONS, resolution];
  const change =
    (name: string) => (event: { readonly currentTarget: { readonly value: string } }) =>
      desk.changeField(eventId, { name, value: event.currentTarget.value });
  return (
    <>
      <label class="form-field">
        <span class="label">Resolution</span>
        <select class="field" value={resolution} onChange={change(RESOLUTION)}>
          {codes.map((code) => <option key={code} value={code}>{code}</option>)}
        </select>
      </label>
      <label class="form-field">
        <span class="label">Notes</span>
        <textarea
          class="field wrapup__notes"
          rows={4}
          maxLength={MAX_NOTES_CHARS}
          value={wrapUp[NOTES] ?? ""}
          onInput={change(NOTES)}
        />
      </label>
      {otherFields(wrapUp).map(([name, value]) => (
        <label key={name} class="form-field">
          <span class="label">{sayField(name)}</span>
          <input class="field" value={value} onInput={change(name)} />
        </label>
      ))}
    </>
  );
}

/** "WrapUp.CallBackNumber" is shown as "Call back number". */
function sayField(name: string): string {
  const words = name.replace(/^WrapUp\./, "").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
