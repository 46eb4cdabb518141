// Which language the toolbar speaks. Each is called as it calls itself.
import { LANGUAGE_NAMES, LANGUAGES } from "../i18n/languages.ts";
import { useVoice } from "../i18n/use_words.ts";

export function LanguageSetting() {
  const { say, language, chooseLanguage } = useVoice();
  const offered = LANGUAGES.some((one) => one === language) ? LANGUAGES : [language, ...LANGUAGES];
  return (
    <label class="settings__row">
      <span>{say("language.label")}</span>
      <select
        class="field settings__language"
        value={language}
        onChange={({ currentTarget }) => {
          const wanted = offered.find((one) => one === currentTarget.value);
          // The list follows what is spoken, which may take a moment.
          currentTarget.value = language;
          if (wanted) chooseLanguage(wanted);
        }}
      >
        {offered.map((one) => (
          <option key={one} value={one} lang={one}>{LANGUAGE_NAMES[one]}</option>
        ))}
      </select>
    </label>
  );
}
