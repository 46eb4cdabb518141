// One call: who, in which state, since when, and what can be done. Decides nothing.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { sayDuration, sayNumber } from "../../shared/say_number.ts";
import { type CallProblem, type CallView, isLive } from "../state/model.ts";
import { partyOf, pendingWord, PHASE_TONE, releaseWord } from "../state/words.ts";
import { type AskCall, CallButtons } from "./call_buttons.tsx";
import { keepInSight } from "./keep_in_sight.ts";
import { RunningTime } from "./running_time.tsx";

/** How many of the data that came with a call are shown. */
const MAX_FACTS = 3;

/** Beyond this a name is set smaller, so that it keeps to two lines. */
const LONG_NAME_CHARS = 22;

interface CallPanelProps {
  readonly call: CallView;
  readonly clock: Clock;
  readonly onAsk: AskCall;
}

export function CallPanel({ call, clock, onAsk }: CallPanelProps) {
  const party = partyOf(call);
  const panel = useRef<HTMLElement>(null);
  // What wants an answer must be seen, also where several calls do not fit the frame.
  useLayoutEffect(() => {
    if (panel.current && (call.phase === "RINGING" || call.problem)) keepInSight(panel.current);
  }, [call.phase, call.name, call.problem]);
  const facts = Object.entries(call.userData).slice(0, MAX_FACTS);
  return (
    <section
      ref={panel}
      class={`call call--${call.phase.toLowerCase()}`}
      aria-label={`Call with ${party}`}
      tabIndex={-1}
      data-keeps-focus
    >
      <div class="call__top">
        <p class="call__state" role="status">
          <span class={`badge badge--${PHASE_TONE[call.phase]} call__phase`}>{call.phase}</span>
          <span class="call__pending">{pendingWord(call)}</span>
        </p>
        {isLive(call) && call.acceptedAt !== undefined && (
          <RunningTime clock={clock} since={call.acceptedAt} />
        )}
      </div>
      <div class="call__party" role={call.phase === "RINGING" ? "alert" : undefined}>
        {call.phase === "RINGING" && <span class="visually-hidden">Incoming call from</span>}
        <h2 class={`call__name ${party.length > LONG_NAME_CHARS ? "call__name--long" : ""}`}>
          {call.name ?? (sayNumber(call.number) || "Unknown number")}
        </h2>
        <p class="call__number">
          {call.name !== undefined ? sayNumber(call.number) : directionWord(call)}
        </p>
      </div>
      {facts.length > 0 && (
        <dl class="call__facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {isLive(call) ? <CallButtons call={call} onAsk={onAsk} /> : <HowItEnded call={call} />}
      {call.problem && <ProblemNote call={call} problem={call.problem} onAsk={onAsk} />}
    </section>
  );
}

/** Takes the place of the buttons, and as much room, so that nothing moves. */
function HowItEnded({ call }: Pick<CallPanelProps, "call">) {
  return (
    <p class="call__end" role="status">
      <span>{releaseWord(call)}</span>
      {call.lastedMs !== undefined && <span class="call__time">{sayDuration(call.lastedMs)}</span>}
    </p>
  );
}

interface ProblemNoteProps extends Pick<CallPanelProps, "call" | "onAsk"> {
  readonly problem: CallProblem;
}

function ProblemNote({ call, problem, onAsk }: ProblemNoteProps) {
  return (
    <div class="notice notice--bad notice--row" role="alert">
      <p class="notice__title">{problem.detail}</p>
      <button
        type="button"
        class="button button--small"
        onClick={() => onAsk(problem.command, call)}
      >
        Try again
      </button>
    </div>
  );
}

function directionWord({ direction }: CallView): string {
  return direction === "inbound" ? "Incoming call" : "Outgoing call";
}
