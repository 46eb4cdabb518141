// Which key does what.
import { useAids } from "../components/use_aids.ts";
import { useWords } from "../i18n/use_words.ts";
import { ACTIONS } from "../shortcuts/keys.ts";
import { Sheet } from "./sheet.tsx";

export default function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const { shortcuts, keys } = useAids().settings.settings.value;
  return (
    <Sheet title={say("keys.title")} onClose={onClose}>
      <p class="hint">{say(shortcuts ? "settings.keys.hint" : "keys.off")}</p>
      <dl class="keys">
        {ACTIONS.filter((action) => keys[action] !== "").map((action) => (
          <div key={action} class="keys__one">
            <dt>{say(`keys.${action}`)}</dt>
            <dd>
              <kbd class="kbd">{keys[action]}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
