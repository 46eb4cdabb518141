// What is wrong with the whole of the toolbar, not with one call, and what can be done about it.
import type { ComponentChildren } from "preact";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { useWords } from "../i18n/use_words.ts";
import type { ToolbarState } from "../state/model.ts";
import { failureWord } from "../state/words.ts";
import { NextTry } from "./next_try.tsx";

interface NoticesProps {
  readonly state: ToolbarState;
  readonly clock: Clock;
  /** Asks once more to be available. */
  readonly onTryAgain: () => void;
}

export function Notices({ state, clock, onTryAgain }: NoticesProps) {
  const say = useWords();
  const { agent, linkUp, dnInService } = state;
  return (
    <div class="notices">
      {agent.status === "reconnecting" && (
        <Notice
          tone="warn"
          title={say("notice.connectionLost")}
          aside={agent.lost && <NextTry clock={clock} at={agent.lost.nextTryAt} />}
        >
          <p class="notice__detail">{say("notice.connectionLost.detail")}</p>
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
        <Notice tone="bad" title={failureWord(say, agent.problem)}>
          {agent.wanted && agent.status === "unavailable" && (
            <button type="button" class="button button--small" onClick={onTryAgain}>
              {say("notice.tryAgain")}
            </button>
          )}
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  readonly tone: "warn" | "bad";
  readonly title: string;
  /** Follows the title, also where there is no room for more. */
  readonly aside?: ComponentChildren;
  readonly children?: ComponentChildren;
}

function Notice({ tone, title, aside, children }: NoticeProps) {
  return (
    <div class={`notice notice--${tone}`} role="alert">
      <p class="notice__title">
        <span>{title}</span>
        {aside && <>{" · "}{aside}</>}
      </p>
      {children}
    </div>
  );
}
