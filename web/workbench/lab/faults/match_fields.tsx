// Which messages a fault strikes.
import type { ComponentChildren } from "preact";
import type { Fault, FaultForm } from "./fault_form.ts";
import type { FaultsDesk } from "./faults_desk.ts";
import { Field, type Wrong } from "./field.tsx";

interface MatchFieldsProps {
  readonly fault: Fault;
  readonly desk: FaultsDesk;
  readonly wrong: Wrong | undefined;
  /** The fields of the effect, which stand behind the message. */
  readonly children: ComponentChildren;
}

interface FieldWords {
  readonly field: "dn" | "nth" | "times" | "chance" | "fromMs" | "untilMs";
  readonly label: string;
  readonly any: string;
}

const FIELDS: readonly FieldWords[] = [
  { field: "dn", label: "At DN", any: "any" },
  { field: "nth", label: "Only number", any: "each" },
  { field: "times", label: "At most, times", any: "no end" },
  { field: "chance", label: "Chance, %", any: "100" },
  { field: "fromMs", label: "Not before, ms", any: "0" },
  { field: "untilMs", label: "Not after, ms", any: "no end" },
];

export function MatchFields({ fault, desk, wrong, children }: MatchFieldsProps) {
  const form = desk.forms.value[fault];
  const whyOf = (field: keyof FaultForm) => wrong?.field === field ? wrong.why : undefined;
  return (
    <>
      <Field
        id={`${fault}-message`}
        label="Message"
        value={form.message}
        put={(message) => desk.fill(fault, { message })}
        list={fault === "fail" ? "fault-requests" : "fault-messages"}
        why={whyOf("message")}
      />
      {children}
      {FIELDS.map(({ field, label, any }) => (
        <Field
          key={field}
          id={`${fault}-${field}`}
          label={label}
          value={form[field]}
          put={(value) => desk.fill(fault, { [field]: value })}
          placeholder={any}
          isNumber
          why={whyOf(field)}
        />
      ))}
    </>
  );
}
