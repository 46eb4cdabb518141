// What a consultation can come to: the customer handed over or joined, or the agent back with them.
import type { CallView } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";

const WAYS = [
  { command: "CompleteTransfer", says: "Complete transfer" },
  { command: "CompleteConference", says: "Join calls" },
  { command: "Alternate", says: "Swap" },
  { command: "Reconnect", says: "Back to caller" },
] as const;

interface ConsultButtonsProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
}

export function ConsultButtons({ call, onAsk }: ConsultButtonsProps) {
  const offered = WAYS.filter(({ command }) => call.allowed.includes(command));
  if (offered.length === 0) return null;
  const waiting = offered.some(({ command }) => command === call.request?.command);
  return (
    <div class="consult" role="group" aria-label="Consultation">
      {offered.map(({ command, says }) => (
        <button
          key={command}
          type="button"
          class={`button button--small ${command === "CompleteTransfer" ? "button--accent" : ""}`}
          aria-disabled={waiting}
          onClick={() => waiting || onAsk(command, call)}
        >
          {says}
        </button>
      ))}
    </div>
  );
}
