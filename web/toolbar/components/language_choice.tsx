// Which language the toolbar speaks: an icon that is a list. Each language is called as it calls itself.
import { Languages } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { type Language, LANGUAGE_NAMES, LANGUAGES } from "../i18n/languages.ts";
import { useVoice } from "../i18n/use_words.ts";

interface LanguageChoiceProps {
  readonly onChoose: (language: Language) => void;
}

export function LanguageChoice({ onChoose }: LanguageChoiceProps) {
  const { say, language } = useVoice();
  const offered = LANGUAGES.some((one) => one === language) ? LANGUAGES : [language, ...LANGUAGES];
  return (
    <span class="language">
      <Icon of={Languages} />
      <select
        class="language__list"
        aria-label={say("language.label")}
        title={say("language.label")}
        value={language}
        onChange={({ currentTarget }) => {
          const wanted = offered.find((one) => one === currentTarget.value);
          // The list follows what is spoken, which may take a moment.
          currentTarget.value = language;
          if (wanted) onChoose(wanted);
        }}
      >
        {offered.map((one) => (
          <option key={one} value={one} lang={one}>{LANGUAGE_NAMES[one]}</option>
        ))}
      </select>
    </span>
  );
}
