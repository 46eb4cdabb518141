// A field of a fault's form, with its label and what is wrong with it.
import type { FaultForm } from "./fault_form.ts";

export interface Wrong {
  readonly field: keyof FaultForm;
  readonly why: string;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly put: (value: string) => void;
  readonly placeholder?: string;
  /** The id of a datalist. */
  readonly list?: string;
  readonly isNumber?: boolean;
  readonly why?: string | undefined;
}

export function Field(props: FieldProps) {
  const { id, label, value, put, placeholder = "", list, isNumber = false, why } = props;
  return (
    <div class="form-field">
      <label class="label" for={id}>{label}</label>
      <input
        type="text"
        id={id}
        class="field field--tiny"
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        {...(list !== undefined && { list })}
        {...(isNumber && { inputMode: "numeric" as const })}
        aria-invalid={why !== undefined}
        {...(why !== undefined && { "aria-describedby": `${id}-why` })}
        onInput={(event) => put(event.currentTarget.value)}
      />
      {why !== undefined && <span class="field-error" id={`${id}-why`} role="alert">{why}</span>}
    </div>
  );
}
