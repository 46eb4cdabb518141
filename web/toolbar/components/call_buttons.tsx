// The buttons of one call. Which there are is the switch's decision; a click only asks.
import type { ComponentChildren } from "preact";
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { CommandDetails } from "../cti/toolbarView.ts";
import { useWords } from "../i18n/use_words.ts";
import { type CallView, mustWait } from "../state/model.ts";
import { HandsetIcon, HangUpIcon, PauseIcon, ResumeIcon } from "./icons.tsx";
import { useKeyOf } from "./use_aids.ts";

/** What the agent asks of a call; Reject is both declining and ending. */
export type AskCall = (command: CallCommandType, call: CallView, details?: CommandDetails) => void;

interface ButtonLook {
  readonly look?: string;
  readonly icon: ComponentChildren;
  readonly says: string;
  /** What a key does in its place. */
  readonly action: "accept" | "hold" | "end";
}

interface CallButtonsProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
}

export function CallButtons({ call, onAsk }: CallButtonsProps) {
  const say = useWords();
  const keys = { accept: useKeyOf("accept"), hold: useKeyOf("hold"), end: useKeyOf("end") };
  const button = (
    command: CallCommandType,
    { look = "", icon, says, action }: ButtonLook,
  ) => {
    if (!call.allowed.includes(command)) return null;
    // Not `disabled`: that would take the keyboard's focus away in the middle of a call.
    const waiting = mustWait(call, command, "Reject");
    return (
      <button
        key={command}
        type="button"
        class={`button button--call ${look}`}
        aria-disabled={waiting}
        title={keys[action].hint(says)}
        aria-keyshortcuts={keys[action].aria}
        data-action={action}
        onClick={() => waiting || onAsk(command, call)}
      >
        {icon}
        <span class="button__says">{says}</span>
      </button>
    );
  };
  const end = say(call.phase === "RINGING" ? "button.decline" : "button.end");
  return (
    <div class="call__buttons">
      {button("Accept", {
        look: "button--good",
        icon: <HandsetIcon />,
        says: say("button.accept"),
        action: "accept",
      })}
      {button("Hold", { icon: <PauseIcon />, says: say("button.hold"), action: "hold" })}
      {button("Retrieve", { icon: <ResumeIcon />, says: say("button.retrieve"), action: "hold" })}
      {button("Reject", { look: "button--bad", icon: <HangUpIcon />, says: end, action: "end" })}
    </div>
  );
}
