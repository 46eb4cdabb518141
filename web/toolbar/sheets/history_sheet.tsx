// The calls of the shift: who, when, how long, how it ended; each can be called back.
import { History, Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Trash2 } from "lucide";
import { useEffect } from "preact/hooks";
import { Icon } from "../../shared/icon.tsx";
import { sayDuration } from "../../shared/say_number.ts";
import { useAids } from "../components/use_aids.ts";
import { type PastCall, talkedMs, wasMissed } from "../history/history.ts";
import { useVoice } from "../i18n/use_words.ts";
import { releaseWord } from "../state/words.ts";
import { Sheet } from "./sheet.tsx";

export interface HistorySheetProps {
  /** Absent where nothing can be dialled now. */
  readonly onDial: ((phoneNumber: string) => void) | undefined;
  readonly onClose: () => void;
}

export default function HistorySheet({ onDial, onClose }: HistorySheetProps) {
  const { say } = useVoice();
  const { shift } = useAids();
  const calls = shift.calls.value;
  useEffect(() => shift.seen(), [calls]);
  const clear = calls.length > 0 && (
    <button
      type="button"
      class="icon-button"
      aria-label={say("history.clear")}
      title={say("history.clear")}
      onClick={() => shift.clear()}
    >
      <Icon of={Trash2} />
    </button>
  );
  return (
    <Sheet title={say("history.title")} onClose={onClose} aside={clear}>
      {calls.length === 0
        ? (
          <div class="empty">
            <span class="empty__icon" aria-hidden="true">
              <Icon of={History} />
            </span>
            <h3 class="empty__title">{say("history.empty")}</h3>
            <p class="empty__text">{say("history.empty.text")}</p>
          </div>
        )
        : (
          <ol class="past">
            {calls.map((call) => (
              <PastCallRow
                key={`${call.eventId} ${call.startedAt}`}
                call={call}
                onDial={onDial}
              />
            ))}
          </ol>
        )}
    </Sheet>
  );
}

interface PastCallRowProps extends Pick<HistorySheetProps, "onDial"> {
  readonly call: PastCall;
}

function PastCallRow({ call, onDial }: PastCallRowProps) {
  const { say, locale, phones } = useVoice();
  const isMissed = wasMissed(call);
  const number = phones.say(call.number);
  const who = call.name ?? (number || say("call.unknownNumber"));
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  const kind = say(
    call.isConsultation ? "history.consultation" : `history.${call.direction}`,
  );
  const details = [
    call.name === undefined ? "" : number,
    call.queue ?? "",
    call.acceptedAt === undefined ? "" : sayDuration(talkedMs(call)),
  ].filter((detail) => detail !== "");
  const icon = isMissed
    ? PhoneMissed
    : call.direction === "inbound"
    ? PhoneIncoming
    : PhoneOutgoing;
  return (
    <li class={`past__call ${isMissed ? "past__call--missed" : ""}`}>
      <span class="past__icon" title={kind}>
        <Icon of={icon} />
        <span class="visually-hidden">{kind}</span>
      </span>
      <div class="past__what">
        <p class="past__who">{who}</p>
        <p class="past__how">
          {releaseWord(say, { direction: call.direction, release: call })}
          {details.map((detail) => <span key={detail}>{` · ${detail}`}</span>)}
        </p>
      </div>
      <time class="past__when" dateTime={new Date(call.startedAt).toISOString()}>
        {time.format(call.startedAt)}
      </time>
      {call.number !== "" && (
        <button
          type="button"
          class="icon-button"
          aria-label={say("history.call", { party: who })}
          title={say("history.call", { party: who })}
          aria-disabled={onDial === undefined}
          onClick={() => onDial?.(call.number)}
        >
          <Icon of={Phone} />
        </button>
      )}
    </li>
  );
}
