// The engagement: with whom the agent talks, for how long, and the screen pop of what is known.
import { useSignal } from "@preact/signals";
import type { Communication } from "../communication.ts";
import { type Contact, CONTACTS, fullName, type ServiceRequest } from "../contacts.ts";
import { feedsTranscript } from "../controls.ts";
import { sayNumber } from "../../shared/say_number.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../out_data.ts";
import { MAX_NOTES_CHARS, NOTES } from "../wrap_up.ts";
import { Avatar, CommandButton, Elapsed, PendingLine } from "./bits.tsx";
import { CallControls } from "./call_controls.tsx";
import { useFocusIfLost } from "./focus.ts";
import { Icon } from "./icons.tsx";
import { TranscriptPanel } from "./transcript_panel.tsx";
import { Unconfirmed } from "./unconfirmed.tsx";

/** A call that is established. */
export function Engagement({ call, desk }: { call: Communication; desk: Desk }) {
  const title = useFocusIfLost<HTMLHeadingElement>();
  const { controls, transcript } = call;
  const hasTranscript = transcript.length > 0 || feedsTranscript(desk.desktop.value.abilities);
  return (
    <section class="engagement" aria-label="Engagement">
      <header class="card call">
        <Avatar contact={call.contact} large />
        <div class="call__who">
          <h2 ref={title} tabIndex={-1} class="title">{nameOf(call)}</h2>
          <p class="call__line">
            <Icon name={call.direction} />
            <span class="visually-hidden">{call.direction} call,</span>
            {sayNumber(call.number) || "Number withheld"}
          </p>
        </div>
        <div class="call__time">
          <span class="visually-hidden">Talking for</span>
          <Elapsed since={call.since} />
          <PendingLine call={call} idle={controls.hold ? "On hold" : "Connected"} />
        </div>
        <CommandButton
          call={call}
          commands={["wrapup", "disconnect"]}
          look="bad"
          icon="hangUp"
          onPress={() => desk.endCall(call.eventId)}
        >
          End call
        </CommandButton>
        <CallState call={call} />
        <CallControls call={call} desk={desk} />
        <Unconfirmed call={call} desk={desk} />
      </header>
      {hasTranscript && <TranscriptPanel call={call} />}
      <div class="pop">
        <div class="pop__side">
          <ContactCard call={call} desk={desk} />
          {!hasTranscript && <Notes call={call} desk={desk} />}
        </div>
        {call.contact && <Requests contact={call.contact} />}
      </div>
    </section>
  );
}

/** What is not heard by everybody, or kept. */
function CallState({ call: { controls } }: { call: Communication }) {
  const said = [
    controls.hold && "The customer waits on hold",
    controls.mute && "You are muted",
    controls.record && "The call is recorded",
  ].filter((text) => text !== false);
  return (
    <p class="call__state" role="status">
      {said.map((text) => <span key={text} class="badge badge--warn">{text}</span>)}
    </p>
  );
}

interface PartProps {
  readonly call: Communication;
  readonly desk: Desk;
}

function ContactCard({ call, desk }: PartProps) {
  const { contact } = call;
  const isChoosing = useSignal(false);
  return (
    <section class="card" aria-label="Contact">
      <div class="card__head">
        <h3 class="card__title">Contact</h3>
        <button
          type="button"
          class="button button--tiny button--quiet"
          aria-expanded={isChoosing.value}
          onClick={() => (isChoosing.value = !isChoosing.value)}
        >
          Change
        </button>
      </div>
      {isChoosing.value && (
        <label class="form-field">
          <span class="label">The call is with</span>
          <select
            class="field field--small"
            value={contact?.id ?? ""}
            onChange={({ currentTarget }) => {
              const chosen = CONTACTS.find(({ id }) => id === currentTarget.value);
              isChoosing.value = false;
              if (chosen) desk.chooseContact(call.eventId, chosen);
            }}
          >
            {!contact && <option value="">Nobody known</option>}
            {CONTACTS.map((other) => (
              <option key={other.id} value={other.id}>{fullName(other)}</option>
            ))}
          </select>
        </label>
      )}
      {contact
        ? (
          <dl class="facts">
            <Fact name="Role" value={contact.jobTitle} />
            <Fact name="Company" value={contact.organization} />
            <Fact name="City" value={contact.city} />
            <Fact name="Email" value={contact.email} />
          </dl>
        )
        : <p class="hint">No contact has this number.</p>}
    </section>
  );
}

/** The notes of the wrap-up, which is open from the start: a transcript takes their place. */
function Notes({ call, desk }: PartProps) {
  return (
    <section class="card" aria-label="Notes">
      <label class="form-field">
        <span class="card__title">Notes</span>
        <textarea
          class="field"
          rows={3}
          maxLength={MAX_NOTES_CHARS}
          placeholder="Kept for the wrap-up"
          value={call.wrapUp[NOTES] ?? ""}
          onInput={({ currentTarget: { value } }) =>
            desk.changeField(call.eventId, { name: NOTES, value })}
        />
      </label>
    </section>
  );
}

function Requests({ contact: { serviceRequests } }: { contact: Contact }) {
  return (
    <section class="card" aria-label="Service requests">
      <h3 class="card__title">Open service requests</h3>
      {serviceRequests.length === 0 && <p class="hint">None is open.</p>}
      {serviceRequests.map((request, index) => (
        <Request key={request.id} request={request} open={index === 0} />
      ))}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div class="fact">
      <dt class="label">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const SEVERITY_LOOK: Readonly<Record<ServiceRequest["severity"], string>> = {
  High: "badge--bad",
  Medium: "badge--warn",
  Low: "",
};

function Request({ request, open }: { request: ServiceRequest; open: boolean }) {
  return (
    <details class="request" open={open}>
      <summary>
        <span class="request__title">{request.title}</span>
        <span class={`badge ${SEVERITY_LOOK[request.severity]}`}>{request.severity}</span>
      </summary>
      <p class="request__detail">{request.detail}</p>
      <p class="request__line">
        {request.number}, opened {request.openedOn}, {request.status.toLowerCase()}
      </p>
    </details>
  );
}
