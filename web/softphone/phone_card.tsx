// What both phones have in common: the card, its display, one call with its buttons, a problem.
import { Phone as Handset } from "lucide";
import type { ComponentChildren } from "preact";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { Icon } from "../shared/icon.tsx";
import { sayDuration, sayNumber } from "../shared/say_number.ts";
import { useNow } from "../shared/use_now.ts";
import { pendingOf, type Phone, type PhoneAction, type ShownCall } from "./phone.ts";

interface PhoneCardProps {
  readonly title: string;
  readonly subtitle: string;
  readonly badge?: ComponentChildren;
  readonly drawing: ComponentChildren;
  /** What the display says when no call is shown. */
  readonly idle: ComponentChildren;
  readonly problem: string | undefined;
  /** The calls on the display. */
  readonly lines: readonly ComponentChildren[];
  /** Puts the drawing beside the words, to leave room below. */
  readonly isCompact?: boolean;
  readonly children?: ComponentChildren;
}

/** A phone: a name plate, a display with the drawing and the calls, and what is under it. */
export function PhoneCard(props: PhoneCardProps) {
  const { title, subtitle, badge, drawing, idle, problem, lines, isCompact, children } = props;
  return (
    <section class={`phone ${isCompact ? "phone--compact" : ""}`} aria-label={title}>
      <header class="phone-plate">
        <div>
          <h2 class="phone-title">{title}</h2>
          <p class="phone-subtitle">{subtitle}</p>
        </div>
        {badge}
      </header>
      <div class="phone-display">
        {drawing}
        <div class="phone-status" aria-live="polite">
          {lines.length > 0 ? <ul class="phone-calls">{lines}</ul> : idle}
        </div>
      </div>
      {problem !== undefined && <p class="phone-problem" role="alert">{problem}</p>}
      {children}
    </section>
  );
}

/** A button that a call offers. */
export interface PhoneKey<Action extends PhoneAction> {
  readonly action: Action;
  readonly label: string;
  readonly look: "good" | "bad" | "plain";
}

interface PhoneCallProps<Action extends PhoneAction> {
  readonly phone: Phone;
  readonly call: ShownCall;
  /** The call's state in the phone owner's words. */
  readonly says: string;
  readonly clock: Clock;
  readonly keys: readonly PhoneKey<Action>[];
  readonly press: (action: Action, connectionId: string) => void;
}

/** One call on a display: who, how it stands and for how long, and what can be done. */
export function PhoneCall<Action extends PhoneAction>(props: PhoneCallProps<Action>) {
  const { phone, call, says, clock, keys, press } = props;
  const now = useNow(clock, call.since !== undefined);
  const { connectionId } = call;
  return (
    <li class={`phone-call phone-call--${call.state}`} data-connection-id={connectionId}>
      <p class="phone-call-state">
        <span>{says}</span>
        {call.since !== undefined && (
          <span class="phone-call-time" aria-hidden="true">{sayDuration(now - call.since)}</span>
        )}
      </p>
      <p class="phone-call-number" id={`number-${connectionId}`}>
        {call.otherNumber === "" ? "Number withheld" : sayNumber(call.otherNumber)}
      </p>
      {call.ownNumber !== undefined && <p class="phone-call-own">as {sayNumber(call.ownNumber)}</p>}
      <div class="phone-buttons">
        {keys.map((key) => (
          <PhoneButton
            key={key.action}
            {...key}
            waits={pendingOf(phone, connectionId) === key.action}
            describedBy={`number-${connectionId}`}
            press={() => press(key.action, connectionId)}
          />
        ))}
      </div>
    </li>
  );
}

interface PhoneButtonProps extends Omit<PhoneKey<PhoneAction>, "action"> {
  /** It was pressed, and the switch has not followed yet. */
  readonly waits: boolean;
  readonly describedBy: string;
  readonly press: () => void;
}

/** A button that says that it waits for the switch; it stays pressable, a switch may never answer. */
function PhoneButton({ label, look, waits, describedBy, press }: PhoneButtonProps) {
  return (
    <button
      type="button"
      class={`button ${look === "plain" ? "" : `button--${look}`} ${waits ? "is-waiting" : ""}`}
      aria-busy={waits}
      aria-describedby={describedBy}
      onClick={press}
    >
      {look !== "plain" && <Icon of={Handset} isDown={look === "bad"} />}
      {label}
    </button>
  );
}
