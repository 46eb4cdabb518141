// Who joined the call, each to be removed where the switch allows it.
import { usePhones, useWords } from "../i18n/use_words.ts";
import { type CallView, isLive, mustWait } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";

interface PartyListProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
}

export function PartyList({ call, onAsk }: PartyListProps) {
  const say = useWords();
  const phones = usePhones();
  const { parties, allowed, request } = call;
  if (parties.length === 0 || !isLive(call)) return null;
  return (
    <ul class="parties" aria-label={say("parties.label")}>
      {parties.map((dn) => {
        const isAsked = request?.command === "RemoveParty" && request.details?.toNumber === dn;
        const waiting = isAsked || mustWait(call);
        return (
          <li key={dn} class="parties__one">
            <span>{phones.say(dn) || say("call.unknownNumber")}</span>
            {dn !== "" && allowed.includes("RemoveParty") && (
              <button
                type="button"
                class="parties__remove"
                aria-label={say("parties.remove", { party: phones.say(dn) })}
                title={say("parties.removeHint")}
                aria-disabled={waiting}
                onClick={() => waiting || onAsk("RemoveParty", call, { toNumber: dn })}
              >
                <span aria-hidden="true">×</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
