// One call: who, in which state, since when, and what can be done. Decides nothing.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { sayDuration } from "../../shared/say_number.ts";
import { useVoice, useWords } from "../i18n/use_words.ts";
import { type CallProblem, type CallView, isLive, mustWait } from "../state/model.ts";
import {
  callSubtitle,
  callTitle,
  failureWord,
  partyOf,
  pendingWord,
  PHASE_TONE,
  releaseWord,
} from "../state/words.ts";
import { type AskCall, CallButtons } from "./call_buttons.tsx";
import { CallTools } from "./call_tools.tsx";
import { ConsultButtons } from "./consult_buttons.tsx";
import { keepInSight } from "./keep_in_sight.ts";
import { PartyList } from "./party_list.tsx";
import { RunningTime } from "./running_time.tsx";

/** Beyond this a name is set smaller, so that it keeps to two lines. */
const LONG_NAME_CHARS = 22;

interface CallPanelProps {
  readonly call: CallView;
  readonly clock: Clock;
  readonly onAsk: AskCall;
}

export function CallPanel({ call, clock, onAsk }: CallPanelProps) {
  const voice = useVoice();
  const { say } = voice;
  const party = partyOf(voice, call);
  const panel = useRef<HTMLElement>(null);
  // What wants an answer must be seen, also where several calls do not fit the frame.
  useLayoutEffect(() => {
    if (panel.current && (call.phase === "RINGING" || call.problem)) keepInSight(panel.current);
  }, [call.phase, call.name, call.problem]);
  return (
    <section
      ref={panel}
      class={`call call--${call.phase.toLowerCase()} ${call.consults ? "call--consult" : ""}`}
      aria-label={say("call.label", { party })}
      tabIndex={-1}
      data-keeps-focus
      data-call={call.eventId}
    >
      <div class="call__top">
        <p class="call__state" role="status">
          <span class={`badge badge--${PHASE_TONE[call.phase]} call__phase`}>
            {say(`phase.${call.phase}`)}
          </span>
          {call.muted && isLive(call) && (
            <span class="badge badge--warn call__phase">{say("call.muted")}</span>
          )}
          <span class="call__pending">{pendingWord(say, call)}</span>
        </p>
        {call.phase === "HELD" && (
          <span class="call__since">
            <RunningTime clock={clock} since={call.since} />
          </span>
        )}
        {isLive(call) && <RunningTime clock={clock} since={call.acceptedAt ?? call.startedAt} />}
      </div>
      <div class="call__party" role={call.phase === "RINGING" ? "alert" : undefined}>
        {call.phase === "RINGING" && <span class="visually-hidden">{say("call.from")}</span>}
        <h2 class={`call__name ${party.length > LONG_NAME_CHARS ? "call__name--long" : ""}`}>
          {callTitle(voice, call)}
        </h2>
        <p class="call__number">
          {callSubtitle(voice, call)}
          {call.queue !== undefined && (
            <span class="call__queue">{` · ${say("call.queue", { queue: call.queue })}`}</span>
          )}
        </p>
      </div>
      {isLive(call) ? <CallButtons call={call} onAsk={onAsk} /> : <HowItEnded call={call} />}
      <ConsultButtons call={call} onAsk={onAsk} />
      <CallTools call={call} onAsk={onAsk}>
        {call.problem && <ProblemNote call={call} problem={call.problem} onAsk={onAsk} />}
        <PartyList call={call} onAsk={onAsk} />
      </CallTools>
    </section>
  );
}

/** Takes the place of the buttons, and as much room, so that nothing moves. */
function HowItEnded({ call }: Pick<CallPanelProps, "call">) {
  const say = useWords();
  return (
    <p class="call__end" role="status">
      <span>{releaseWord(say, call)}</span>
      {call.lastedMs !== undefined && <span class="call__time">{sayDuration(call.lastedMs)}</span>}
    </p>
  );
}

interface ProblemNoteProps extends Pick<CallPanelProps, "call" | "onAsk"> {
  readonly problem: CallProblem;
}

function ProblemNote({ call, problem, onAsk }: ProblemNoteProps) {
  const say = useWords();
  return (
    <div class="notice notice--bad notice--row" role="alert">
      <p class="notice__title">{failureWord(say, problem)}</p>
      <button
        type="button"
        class="button button--small"
        aria-disabled={mustWait(call)}
        onClick={() => mustWait(call) || onAsk(problem.command, call, problem.details)}
      >
        {say("button.tryAgain")}
      </button>
    </div>
  );
}
