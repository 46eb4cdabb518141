// The popover with what the simulated Fusion can do in more than one way.
import type { EndCallCommand } from "../desktop.ts";
import { ToolbarChoice } from "../../shared/toolbar_choice.tsx";
import type { Desk } from "../desk.ts";
import type { Framing } from "./toolbar_dock.tsx";

const CHOICES: readonly { command: EndCallCommand; title: string; from: string }[] = [
  { command: "wrapup", title: "wrapup", from: "as the Genesys tutorial has it" },
  { command: "disconnect", title: "disconnect", from: "as the UEF reference has it" },
];

/** Settings of the simulator. */
export function Settings({ desk, framing }: { desk: Desk; framing: Framing }) {
  const { endCallCommand } = desk.desktop.value;
  return (
    <div id="settings" class="settings" popover="auto">
      <fieldset class="choices">
        <legend class="choices__title">“End call” sends the command</legend>
        {CHOICES.map(({ command, title, from }) => (
          <label key={command} class="choice">
            <input
              type="radio"
              name="end-call-command"
              value={command}
              checked={endCallCommand === command}
              onChange={() => desk.choose({ endCallCommand: command })}
            />
            <span>
              <code>{title}</code>
              <span class="choice__from">{from}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="settings__note">
        Oracle’s pages disagree on the word, so a toolbar should understand both.
      </p>
      <ToolbarChoice
        current={framing.framed}
        origin={framing.origin}
        choose={framing.choose}
      />
    </div>
  );
}
