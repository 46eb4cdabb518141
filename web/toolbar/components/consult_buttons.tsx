// What two calls can come to: the customer handed over or joined, or the agent back with them. What the
// agent began the consultation for comes first.
import { useWords } from "../i18n/use_words.ts";
import { type CallView, mustWait } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";

const WAYS = [
  { command: "CompleteTransfer", says: "consult.completeTransfer" },
  { command: "CompleteConference", says: "consult.join" },
  { command: "Alternate", says: "consult.swap" },
  { command: "Reconnect", says: "consult.back" },
  { command: "Merge", says: "consult.join" },
] as const;

interface ConsultButtonsProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
}

export function ConsultButtons({ call, onAsk }: ConsultButtonsProps) {
  const say = useWords();
  const wanted = call.consultsFor === "conference" ? "CompleteConference" : "CompleteTransfer";
  const offered = WAYS.filter(({ command }) => call.allowed.includes(command))
    .sort((one, other) => Number(other.command === wanted) - Number(one.command === wanted));
  if (offered.length === 0) return null;
  const waiting = mustWait(call, ...offered.map(({ command }) => command));
  return (
    <div
      class="consult"
      role="group"
      aria-label={say(call.consults ? "consult.label" : "consult.bothCalls")}
    >
      {offered.map(({ command, says }) => (
        <button
          key={command}
          type="button"
          class={`button button--small ${command === wanted ? "button--accent" : ""}`}
          aria-disabled={waiting}
          onClick={() => waiting || onAsk(command, call)}
        >
          {say(says)}
        </button>
      ))}
    </div>
  );
}
