// The popover with what the simulated Fusion can do in more than one way, and what it can ask a toolbar.
import type { EndCallCommand } from "../desktop.ts";
import type { Desk } from "../desk.ts";
import { MAX_OFFER_SEC } from "../pod.ts";
import { ToolbarChoice } from "../../shared/toolbar_choice.tsx";
import { AskToolbar } from "./ask_toolbar.tsx";
import { StrictPod } from "./strict_pod.tsx";
import type { Framing } from "./toolbar_dock.tsx";

const CHOICES: readonly { command: EndCallCommand; from: string }[] = [
  { command: "wrapup", from: "as the Genesys tutorial has it" },
  { command: "disconnect", from: "as the UEF reference has it" },
];

/** Settings of the simulator. */
export function Settings({ desk, framing }: { readonly desk: Desk; readonly framing: Framing }) {
  const { endCallCommand, offerTimeoutSec } = desk.desktop.value;
  return (
    <div id="settings" class="popover settings" popover="auto" role="dialog" aria-label="Settings">
      <fieldset class="choices">
        <legend class="choices__title">“End call” sends the command</legend>
        {CHOICES.map(({ command, from }) => (
          <label key={command} class="choice">
            <input
              type="radio"
              name="end-call-command"
              value={command}
              checked={endCallCommand === command}
              onChange={() => desk.choose({ endCallCommand: command })}
            />
            <span>
              <code>{command}</code>
              <span class="choice__from">{from}</span>
            </span>
          </label>
        ))}
        <p class="hint">
          Oracle’s pages disagree on the word, so a toolbar should understand both.
        </p>
      </fieldset>
      <section class="settings__part">
        <h2 class="choices__title">Offers</h2>
        <label class="settings__line">
          <span>
            Ring for
            <span class="choice__from">unless the toolbar says SVCMCA_OFFER_TIMEOUT_SEC</span>
          </span>
          <select
            class="field field--small settings__select"
            value={String(offerTimeoutSec)}
            onChange={({ currentTarget: { value } }) =>
              desk.choose({ offerTimeoutSec: Math.min(Number(value), MAX_OFFER_SEC) })}
          >
            {OFFER_SECONDS.map((seconds) => (
              <option key={seconds} value={seconds}>
                {seconds === 0 ? "No limit" : `${seconds} s`}
              </option>
            ))}
          </select>
        </label>
      </section>
      <StrictPod desk={desk} />
      <section class="settings__part">
        <ToolbarChoice
          current={framing.framed}
          origin={framing.origin}
          choose={framing.choose}
        />
      </section>
      <AskToolbar desk={desk} />
      <section class="settings__part">
        <h2 class="choices__title">Second tab</h2>
        <p class="hint">
          Hears what the toolbar publishes with setPropagateToTabs(true), and nothing else.{" "}
          <a href={secondTab(location.href)} target="_blank" rel="opener">Open a second tab</a>
        </p>
      </section>
    </div>
  );
}

const OFFER_SECONDS = [0, 5, 10, 20, 30, 60] as const;

/** The same desktop, without a toolbar of its own. */
function secondTab(page: string): string {
  const address = new URL(page);
  address.searchParams.set("tab", "second");
  return address.href;
}
