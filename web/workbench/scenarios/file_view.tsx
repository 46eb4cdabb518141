// The file of a scenario, with a mark at each step: behind, at hand, failed. It follows the step at hand.
import { useEffect, useRef } from "preact/hooks";
import type { ScenarioDesk } from "./scenario_desk.ts";
import { fileLines, type LineMark } from "./file_lines.ts";

const SIGNS: Readonly<Record<LineMark, string>> = {
  none: "",
  ahead: "",
  done: "✓",
  current: "▶",
  failed: "✗",
};

const WORDS: Readonly<Record<LineMark, string>> = {
  none: "",
  ahead: "",
  done: "done: ",
  current: "at hand: ",
  failed: "failed: ",
};

export function FileView({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  const { file, run } = scenarios;
  const current = useRef<HTMLLIElement>(null);
  const step = run.value?.step;
  useEffect(() => current.current?.scrollIntoView({ block: "nearest" }), [step, file.value]);
  if (file.value === undefined) {
    return <p class="hint">Choose a scenario to read it, or play one.</p>;
  }
  return (
    <ol class="file-lines" aria-label={`The file ${file.value.name}.yaml`}>
      {fileLines(file.value, run.value).map((line) => (
        <li
          key={line.number}
          class={`file-line file-line--${line.mark}`}
          {...(line.mark === "current" && { "aria-current": "step" as const })}
          ref={line.mark === "current" || line.mark === "failed" ? current : null}
        >
          <span class="file-line__sign" aria-hidden="true">
            {line.step !== undefined && SIGNS[line.mark]}
          </span>
          {line.step !== undefined && WORDS[line.mark] !== "" && (
            <span class="visually-hidden">{WORDS[line.mark]}</span>
          )}
          <code>{line.text}</code>
        </li>
      ))}
    </ol>
  );
}
