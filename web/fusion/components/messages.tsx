// The UEF messages that have passed, for whoever builds a toolbar.
import type { UefRecord } from "../../shared/uef_record.ts";

/** The messages, the newest first, each with its payload. */
export function Messages({ log }: { log: readonly UefRecord[] }) {
  return (
    <details class="messages">
      <summary>
        UEF messages <span class="badge">{log.length}</span>
      </summary>
      {log.length === 0 && <p class="hint">None yet.</p>}
      <ol class="messages__list" reversed>
        {log.toReversed().map((record) => (
          <li key={record.id}>
            <details class="message">
              <summary>
                <time class="message__time">{timeOf(record.time)}</time>
                <span class="message__way" data-from={record.from}>
                  {record.from === "toolbar" ? "toolbar → Fusion" : "Fusion → toolbar"}
                </span>
                <span class="message__name">{record.name}</span>
              </summary>
              <pre
                class="message__payload"
                tabIndex={0}
              >{JSON.stringify(record.payload, null, 2)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </details>
  );
}

const timeOf = (time: number) => new Date(time).toISOString().slice(11, 23);
