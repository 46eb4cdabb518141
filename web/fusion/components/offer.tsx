// What floats over the work while a call is not established: the incoming call with Answer and
// Decline, or the dialling panel. Never takes the focus: the agent may be typing.
import { useContext } from "preact/hooks";
import type { Communication } from "../communication.ts";
import { sayNumber } from "../../shared/say_number.ts";
import { useNow } from "../../shared/use_now.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../out_data.ts";
import { Avatar, CommandButton, PageClock, PendingLine } from "./bits.tsx";
import { Unconfirmed } from "./unconfirmed.tsx";

interface OfferProps {
  readonly call: Communication;
  readonly desk: Desk;
}

/** A call that rings, here or at the customer's. */
export function Offer({ call, desk }: OfferProps) {
  return call.direction === "inbound"
    ? <IncomingCall call={call} desk={desk} />
    : <Dialling call={call} desk={desk} />;
}

function IncomingCall({ call, desk }: OfferProps) {
  return (
    <section class="offer" role="alertdialog" aria-label="Incoming call">
      <p class="visually-hidden" role="alert">
        Incoming call from {nameOf(call)}, {sayNumber(call.number)}
      </p>
      <p class="offer__kind" aria-hidden="true">Incoming call</p>
      <Who call={call} />
      <PendingLine
        call={call}
        idle={call.hasRunOut ? "Not answered in time: the toolbar is to close the call" : "Ringing"}
      />
      {call.offerEndsAt !== undefined && !call.hasRunOut && (
        <Countdown since={call.since} until={call.offerEndsAt} />
      )}
      <div class="offer__actions">
        <CommandButton
          call={call}
          commands={["accept"]}
          look="good"
          icon="phone"
          onPress={() => desk.answer(call.eventId)}
        >
          Answer
        </CommandButton>
        <CommandButton
          call={call}
          commands={["reject"]}
          look="bad"
          icon="hangUp"
          onPress={() => desk.decline(call.eventId)}
        >
          Decline
        </CommandButton>
      </div>
      <Unconfirmed call={call} desk={desk} />
    </section>
  );
}

/** How long the offer still rings. */
function Countdown({ since, until }: { since: number; until: number }) {
  const now = useNow(useContext(PageClock), true);
  const leftSec = Math.max(0, Math.ceil((until - now) / 1_000));
  return (
    <div class="countdown">
      <progress
        class="progress countdown__bar"
        value={until - now}
        max={until - since}
        aria-hidden="true"
      />
      <span class="countdown__left">{leftSec} s left to answer</span>
    </div>
  );
}

function Dialling({ call, desk }: OfferProps) {
  const asked = call.phase === "placing";
  return (
    <section class="offer" role="dialog" aria-label="Outgoing call">
      <p class="offer__kind" aria-hidden="true">Outgoing call</p>
      <Who call={call} />
      <PendingLine call={call} idle={asked ? "Asking the toolbar to dial…" : "Dialling…"} />
      <div class="offer__actions">
        <CommandButton
          call={call}
          commands={["disconnect"]}
          look="bad"
          icon="hangUp"
          onPress={() => desk.cancelDialling(call.eventId)}
        >
          Cancel
        </CommandButton>
      </div>
      {!asked && <Unconfirmed call={call} desk={desk} />}
    </section>
  );
}

function Who({ call }: { call: Communication }) {
  return (
    <div class="who">
      <span class="who__ring">
        <Avatar contact={call.contact} large />
      </span>
      <div>
        <p class="who__name">{nameOf(call)}</p>
        {call.contact && (
          <p class="who__role">{call.contact.jobTitle}, {call.contact.organization}</p>
        )}
        <p class="who__number">{sayNumber(call.number) || "Number withheld"}</p>
      </div>
    </div>
  );
}
