// Sends the agent commands of onToolbarAgentCommand by hand, and shows what the toolbar answers.
import type { Desk } from "../desk.ts";
import { AGENT_COMMANDS } from "../uef/vocabulary.ts";

/** A button for each command, and the last answer. */
export function AskToolbar({ desk }: { readonly desk: Desk }) {
  const { toolbar, agentAnswer: answer } = desk.desktop.value;
  return (
    <section class="settings__part" aria-label="Ask the toolbar">
      <h2 class="choices__title">Ask the toolbar</h2>
      <div class="ask">
        {AGENT_COMMANDS.map((command) => (
          <button
            key={command}
            type="button"
            class="button button--tiny ask__command"
            disabled={toolbar.status !== "connected"}
            onClick={() => desk.askToolbar(command)}
          >
            {command}
          </button>
        ))}
      </div>
      <div role="status">
        {answer && (
          <p class="ask__answer">
            <code>{answer.command}</code>{" "}
            <span class={`badge ${LOOKS[answer.result]}`}>{answer.result}</span>
          </p>
        )}
        {answer?.text && <pre class="message__payload ask__text" tabIndex={0}>{answer.text}</pre>}
      </div>
    </section>
  );
}

const LOOKS = { pending: "", success: "badge--good", error: "badge--bad" } as const;
