// The form that chooses which toolbar the simulated Fusion frames, and by which of Oracle's APIs. Used by
// the desktop and by the workbench around it; what becomes of a choice is the page's business.
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import {
  type FramedToolbar,
  FUSION_APIS,
  type FusionApi,
  toolbarAddressOf,
} from "./framed_toolbar.ts";

interface Words {
  readonly title: string;
  readonly hint: string;
  /** How a toolbar comes by the script, which is all that changes in one that was written for a pod. */
  readonly script: string;
}

const WORDS: Readonly<Record<FusionApi, Words>> = {
  uef: {
    title: "UI Events Framework",
    hint: "as in Oracle’s tutorial",
    script: "It must load the framework’s client from",
  },
  svcmca: {
    title: "svcMca.tlb.api",
    hint: "the older one",
    script: "It must load the script that oraApiSource in its address names:",
  },
};

const SCRIPTS: Readonly<Record<FusionApi, string>> = {
  uef: "/fusion/ui-events-framework-client.js",
  svcmca: "/fusion/svcmca.js",
};

interface ToolbarChoiceProps {
  readonly current: FramedToolbar;
  /** The origin that serves the scripts. */
  readonly origin: string;
  readonly choose: (choice: FramedToolbar) => void;
}

export function ToolbarChoice({ current, origin, choose }: ToolbarChoiceProps) {
  const isOther = useSignal(current.address !== "");
  const address = useSignal(current.address);
  const api = useSignal(current.api);
  const isWrong = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    const wanted = isOther.value ? toolbarAddressOf(address.value) : "";
    isWrong.value = wanted === undefined;
    if (wanted === undefined) field.current?.focus();
    else choose({ address: wanted, api: api.value });
  };
  return (
    <form class="toolbar-choice" noValidate onSubmit={submit}>
      <fieldset>
        <legend>Toolbar in the frame</legend>
        <label class="radio">
          <input
            type="radio"
            name={`${id}-toolbar`}
            checked={!isOther.value}
            onChange={() => isOther.value = false}
          />
          <span>hookswitch’s own</span>
        </label>
        <label class="radio">
          <input
            type="radio"
            name={`${id}-toolbar`}
            checked={isOther.value}
            onChange={() => isOther.value = true}
          />
          <span>Another, from an address</span>
        </label>
        {isOther.value && (
          <div class="form-field">
            <label class="label" for={`${id}-address`}>Address of the toolbar’s page</label>
            <input
              ref={field}
              id={`${id}-address`}
              class="field"
              type="url"
              placeholder="http://localhost:8000/"
              value={address.value}
              aria-invalid={isWrong.value}
              aria-describedby={isWrong.value ? `${id}-wrong` : undefined}
              onInput={(event) => address.value = event.currentTarget.value}
            />
            {isWrong.value && (
              <span id={`${id}-wrong`} class="field-error" role="alert">
                Write an address such as http://localhost:8000/
              </span>
            )}
          </div>
        )}
      </fieldset>
      <fieldset>
        <legend>Fusion’s API</legend>
        {FUSION_APIS.map((each) => (
          <label key={each} class="radio">
            <input
              type="radio"
              name={`${id}-api`}
              checked={api.value === each}
              onChange={() => api.value = each}
            />
            <span>
              {WORDS[each].title} <span class="hint">{WORDS[each].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isOther.value && (
        <p class="hint toolbar-choice__script">
          {WORDS[api.value].script} <code>{origin}{SCRIPTS[api.value]}</code>
        </p>
      )}
      <button type="submit" class="button button--accent button--small">Frame this toolbar</button>
    </form>
  );
}
