// The small pieces that several parts of the desktop share: avatar, timer, command button.
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Clock, systemClock } from "../../../gateway/runtime/clock.ts";
import { sayDuration } from "../../shared/say_number.ts";
import { useNow } from "../../shared/use_now.ts";
import type { Communication, InteractionCommand } from "../communication.ts";
import type { Contact } from "../contacts.ts";
import { Icon } from "./icons.tsx";

/** The clock of the components that show time; the machine's unless a page provides another. */
export const PageClock = createContext<Clock>(systemClock);

/** How many tints the avatars have; see fusion.css. */
const TINTS = 5;

/** A contact's initials on the tint that this contact always has. */
export function Avatar({ contact, large }: { contact: Contact | undefined; large?: boolean }) {
  const tint = contact ? Number(contact.id.slice(-3)) % TINTS : "none";
  return (
    <span class={`avatar ${large ? "avatar--large" : ""}`} data-tint={tint} aria-hidden="true">
      {contact ? `${contact.firstName[0]}${contact.lastName[0]}` : "?"}
    </span>
  );
}

/** How long something has lasted, counting up once a second. */
export function Elapsed({ since }: { since: number }) {
  const now = useNow(useContext(PageClock), true);
  return <span class="elapsed">{sayDuration(now - since)}</span>;
}

interface CommandButtonProps {
  readonly call: Communication;
  /** The commands that this button can have sent. */
  readonly commands: readonly InteractionCommand[];
  readonly look: "good" | "bad";
  readonly icon: "phone" | "hangUp";
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/**
 * Sends a command to the toolbar. While one is pending the button keeps its place, its name and the
 * focus: the switch is the authority, and only its event changes the call.
 */
export function CommandButton(props: CommandButtonProps) {
  const { call: { pending }, commands, look, icon, onPress, children } = props;
  const busy = pending !== undefined && commands.includes(pending.command);
  return (
    <button
      type="button"
      class={`button button--${look} command`}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={() => !busy && onPress()}
    >
      {busy ? <span class="spinner" aria-hidden="true" /> : <Icon name={icon} />}
      {children}
    </button>
  );
}

const PENDING_TEXT: Readonly<Record<InteractionCommand, string>> = {
  accept: "Answering…",
  reject: "Declining…",
  wrapup: "Ending the call…",
  disconnect: "Ending the call…",
  setActive: "Making the call active…",
  hold: "Putting the call on hold…",
  unhold: "Taking the call back…",
  mute: "Muting…",
  unmute: "Unmuting…",
  record: "Starting the recording…",
  stopRecord: "Stopping the recording…",
  transfer: "Transferring…",
};

/** What the desktop waits for; keeps its line when there is nothing. */
export function PendingLine({ call, idle = "" }: { call: Communication; idle?: string }) {
  const { pending } = call;
  return (
    <p class="pending" role="status">
      {pending ? PENDING_TEXT[pending.command] : idle}
    </p>
  );
}
