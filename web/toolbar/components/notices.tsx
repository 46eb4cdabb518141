// What is wrong with the whole of the toolbar, not with one call, and what can be done about it.
import type { ComponentChildren } from "preact";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { ToolbarState } from "../state/model.ts";
import { NextTry } from "./next_try.tsx";

interface NoticesProps {
  readonly state: ToolbarState;
  readonly clock: Clock;
  /** Asks once more to be available. */
  readonly onTryAgain: () => void;
}

export function Notices({ state, clock, onTryAgain }: NoticesProps) {
  const { agent, linkUp, dnInService } = state;
  return (
    <div class="notices">
      {agent.status === "reconnecting" && (
        <Notice
          tone="warn"
          title="The connection was lost"
          aside={agent.nextTryAt !== undefined && <NextTry clock={clock} at={agent.nextTryAt} />}
        >
          <p class="notice__detail">It is being made again. Calls go on meanwhile.</p>
        </Notice>
      )}
      {!linkUp && agent.status !== "reconnecting" && (
        <Notice tone="warn" title="The phone system cannot be reached">
          <p class="notice__detail">Calls go on; buttons work again once it is back.</p>
        </Notice>
      )}
      {linkUp && !dnInService && agent.status !== "reconnecting" && (
        <Notice tone="bad" title={`DN ${agent.dn ?? ""} is out of service`}>
          <p class="notice__detail">
            No calls come or can be made until the phone system brings it back.
          </p>
        </Notice>
      )}
      {agent.problem !== undefined && (
        <Notice tone="bad" title={agent.problem}>
          {agent.wanted && agent.status === "unavailable" && (
            <button type="button" class="button button--small" onClick={onTryAgain}>
              Try again
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
