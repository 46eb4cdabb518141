// What is wrong with the whole of the toolbar, not with one call, and what can be done about it.
import type { ComponentChildren } from "preact";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { useWords } from "../i18n/use_words.ts";
import type { ToolbarState } from "../state/model.ts";
import { AFTER_CALL_WORK } from "../cti/vendor/agentWish.ts";
import { type StandingName, standingOf } from "../state/standing.ts";
import { failureWord } from "../state/words.ts";
import { NextTry } from "./next_try.tsx";
import { useAids } from "./use_aids.ts";

/** Where the gateway is out of reach. */
const LOST: Readonly<
  Partial<
    Record<
      StandingName,
      "notice.connectionLost" | "notice.gatewayLost" | "notice.noNetwork"
    >
  >
> = {
  "reconnecting": "notice.connectionLost",
  "gateway-lost": "notice.gatewayLost",
  "no-network": "notice.noNetwork",
};

interface NoticesProps {
  readonly state: ToolbarState;
  readonly clock: Clock;
  /** Tries to reach the gateway now. */
  readonly onTryNow: () => void;
  /** Asks once more to be available. */
  readonly onTryAgain: () => void;
}

export function Notices({ state, clock, onTryNow, onTryAgain }: NoticesProps) {
  const say = useWords();
  const { agent, linkUp, dnInService } = state;
  const lost = LOST[standingOf(state).name];
  return (
    <div class="notices">
      {lost && (
        <Notice
          tone="warn"
          title={say(lost)}
          aside={agent.lost && <NextTry clock={clock} at={agent.lost.nextTryAt} />}
          action={<NoticeButton says={say("notice.tryNow")} onClick={onTryNow} />}
        >
          <p class="notice__detail">{say(`${lost}.detail`)}</p>
        </Notice>
      )}
      {!linkUp && agent.status !== "reconnecting" && (
        <Notice tone="warn" title={say("notice.linkDown")}>
          <p class="notice__detail">{say("notice.linkDown.detail")}</p>
        </Notice>
      )}
      {linkUp && !dnInService && agent.status !== "reconnecting" && (
        <Notice tone="bad" title={say("notice.outOfService", { dn: agent.dn ?? "" })}>
          <p class="notice__detail">{say("notice.outOfService.detail")}</p>
        </Notice>
      )}
      {agent.problem !== undefined && (
        <Notice
          tone="bad"
          title={failureWord(say, agent.problem)}
          action={agent.wanted && agent.status === "unavailable" && (
            <NoticeButton says={say("notice.tryAgain")} onClick={onTryAgain} />
          )}
        />
      )}
      {agent.workMode === AFTER_CALL_WORK && agent.status === "unavailable" && (
        <Notice
          tone="accent"
          title={say("notice.wrapUp")}
          action={<NoticeButton says={say("notice.wrapUpDone")} onClick={onTryAgain} />}
        />
      )}
      <SilentNotice isAwaited={agent.status === "available"} />
    </div>
  );
}

interface NoticeProps {
  readonly tone: "warn" | "bad" | "accent";
  readonly title: string;
  /** Follows the title, also where there is no room for more. */
  readonly aside?: ComponentChildren;
  /** The button beside it. */
  readonly action?: ComponentChildren;
  readonly children?: ComponentChildren;
}

function Notice({ tone, title, aside, action, children }: NoticeProps) {
  return (
    <div
      class={`notice notice--${tone} ${action ? "notice--row" : ""}`}
      role={tone === "accent" ? "status" : "alert"}
    >
      <div>
        <p class="notice__title">
          <span>{title}</span>
          {aside && <>{" · "}{aside}</>}
        </p>
        {children}
      </div>
      {action}
    </div>
  );
}

function NoticeButton({ says, onClick }: { readonly says: string; readonly onClick: () => void }) {
  return <button type="button" class="button button--small" onClick={onClick}>{says}</button>;
}

/** A browser that lets nothing sound before a click says so to nobody: the toolbar does. */
function SilentNotice({ isAwaited }: { readonly isAwaited: boolean }) {
  const say = useWords();
  const { settings, sound } = useAids();
  const { sound: isWanted, volume } = settings.settings.value;
  if (!isAwaited || !isWanted || volume === 0 || sound.value !== "locked") return null;
  return (
    <Notice
      tone="accent"
      title={say("notice.silent")}
      // The click itself is what the browser waits for.
      action={<NoticeButton says={say("notice.soundOn")} onClick={() => {}} />}
    >
      <p class="notice__detail">{say("notice.silent.detail")}</p>
    </Notice>
  );
}
