// The engagement: with whom the agent talks, for how long, and the screen pop of what is known.
import type { Communication } from "../communication.ts";
import { type Contact, type ServiceRequest } from "../contacts.ts";
import { sayNumber } from "../../shared/say_number.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../out_data.ts";
import { Avatar, CommandButton, Elapsed, PendingLine } from "./bits.tsx";
import { useFocusIfLost } from "./focus.ts";
import { Icon } from "./icons.tsx";
import { Unconfirmed } from "./unconfirmed.tsx";

/** A call that is established. */
export function Engagement({ call, desk }: { call: Communication; desk: Desk }) {
  const title = useFocusIfLost<HTMLHeadingElement>();
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
          <PendingLine call={call} idle="Connected" />
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
        <Unconfirmed call={call} desk={desk} />
      </header>
      {call.contact ? <ScreenPop contact={call.contact} /> : <Unknown />}
    </section>
  );
}

function ScreenPop({ contact }: { contact: Contact }) {
  const { serviceRequests } = contact;
  return (
    <div class="pop">
      <section class="card" aria-label="Contact">
        <h3 class="card__title">Contact</h3>
        <dl class="facts">
          <Fact name="Role" value={contact.jobTitle} />
          <Fact name="Company" value={contact.organization} />
          <Fact name="City" value={contact.city} />
          <Fact name="Email" value={contact.email} />
        </dl>
      </section>
      <section class="card" aria-label="Service requests">
        <h3 class="card__title">Open service requests</h3>
        {serviceRequests.length === 0 && <p class="hint">None is open.</p>}
        {serviceRequests.map((request, index) => (
          <Request key={request.id} request={request} open={index === 0} />
        ))}
      </section>
    </div>
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

function Unknown() {
  return (
    <section class="card" aria-label="Contact">
      <h3 class="card__title">Contact</h3>
      <p class="hint">No contact has this number.</p>
    </section>
  );
}
