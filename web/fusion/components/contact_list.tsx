// What the agent sees between calls: the contacts, each with a number to click.
import { useSignal } from "@preact/signals";
import { sayNumber } from "../../shared/say_number.ts";
import type { Desk } from "../desk.ts";
import { type Contact, CONTACTS, fullName } from "../contacts.ts";
import { Avatar } from "./bits.tsx";
import { useFocusIfLost } from "./focus.ts";
import { Icon } from "./icons.tsx";

interface ContactListProps {
  readonly desk: Desk;
  /** Why no call can be placed. */
  readonly obstacle: string | undefined;
  /** Shown again after a call. */
  readonly isBack: boolean;
}

/** The contacts and their numbers; "Call" asks the toolbar to dial. */
export function ContactList({ desk, obstacle, isBack }: ContactListProps) {
  const title = useFocusIfLost<HTMLHeadingElement>(isBack);
  const wanted = useSignal("");
  const shown = CONTACTS.filter((contact) => matches(contact, wanted.value));
  return (
    <section class="contacts" aria-labelledby="contacts-title">
      <header class="contacts__head">
        <h2 ref={title} tabIndex={-1} id="contacts-title" class="title">Contacts</h2>
        <label class="search">
          <Icon name="search" />
          <span class="visually-hidden">Find a contact</span>
          <input
            type="search"
            class="field"
            placeholder="Find a contact"
            value={wanted.value}
            onInput={(event) => (wanted.value = event.currentTarget.value)}
          />
        </label>
      </header>
      <p id="dial-hint" class="hint">
        {obstacle ?? "Calls are placed by the media toolbar."}
      </p>
      <ul class="rows">
        {shown.map((contact) => (
          <li key={contact.id} class="row">
            <Avatar contact={contact} />
            <div class="row__who">
              <span class="row__name">{fullName(contact)}</span>
              <span class="row__role">{contact.jobTitle}, {contact.organization}</span>
            </div>
            <OpenRequests count={contact.serviceRequests.length} />
            <span class="row__number">{sayNumber(contact.phone)}</span>
            <button
              type="button"
              class="button row__call"
              disabled={obstacle !== undefined}
              aria-label={`Call ${fullName(contact)}`}
              aria-describedby="dial-hint"
              onClick={() => desk.dial(contact.phone)}
            >
              <Icon name="phone" />
              Call
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="hint">No contact matches “{wanted.value}”.</p>}
    </section>
  );
}

function OpenRequests({ count }: { count: number }) {
  return (
    <span class="row__requests">
      {count > 0 && <span class="badge">{count} open {count === 1 ? "request" : "requests"}</span>}
    </span>
  );
}

function matches(contact: Contact, wanted: string): boolean {
  const { jobTitle, organization, phone } = contact;
  const text = `${fullName(contact)} ${jobTitle} ${organization} ${phone}`.toLowerCase();
  return text.includes(wanted.trim().toLowerCase());
}
