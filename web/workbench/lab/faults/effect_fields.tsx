// What a fault does to the messages that it strikes, beyond its kind.
import { asKind, type Kind, KINDS } from "../delays/delay_form.ts";
import type { DelayForm } from "../delays/delay_form.ts";
import type { Fault, FaultForm } from "./fault_form.ts";
import type { FaultsDesk } from "./faults_desk.ts";
import { Field, type Wrong } from "./field.tsx";

interface EffectFieldsProps {
  readonly fault: Fault;
  readonly desk: FaultsDesk;
  readonly wrong: Wrong | undefined;
}

export function EffectFields({ fault, desk, wrong }: EffectFieldsProps) {
  const form = desk.forms.value[fault];
  const field = (name: "copies" | "code" | "forMs" | "attribute" | "value", label: string) => (
    <Field
      id={`${fault}-${name}`}
      label={label}
      value={form[name]}
      put={(value) => desk.fill(fault, { [name]: value })}
      {...(name === "code" && { list: "fault-codes" })}
      {...(name === "forMs" && { placeholder: "until it is set up" })}
      {...(name === "value" && { placeholder: "taken away" })}
      why={wrong?.field === name ? wrong.why : undefined}
    />
  );
  switch (fault) {
    case "drop":
    case "reorder":
      return null;
    case "delay":
      return (
        <DelayFields
          fault={fault}
          form={form.delay}
          put={(delay) => desk.fill(fault, { delay })}
        />
      );
    case "duplicate":
      return field("copies", "So many more");
    case "fail":
      return field("code", "Error code");
    case "disconnect":
      return (
        <>
          <div class="form-field">
            <label class="label" for="disconnect-breaks">What breaks</label>
            <select
              id="disconnect-breaks"
              class="field field--tiny"
              value={form.breaks}
              onChange={(event) =>
                desk.fill(fault, { breaks: event.currentTarget.value as FaultForm["breaks"] })}
            >
              <option value="link">the link to the switch</option>
              <option value="client">the client's connection</option>
            </select>
          </div>
          {form.breaks === "link" && field("forMs", "Up again after, ms")}
        </>
      );
    case "corrupt":
      return (
        <>
          {field("attribute", "Attribute")}
          {field("value", "Value")}
        </>
      );
  }
}

interface DelayFieldsProps {
  readonly fault: Fault;
  readonly form: DelayForm;
  readonly put: (form: DelayForm) => void;
}

function DelayFields({ fault, form, put }: DelayFieldsProps) {
  const time = (name: string, ...[ms, change]: [number, (ms: number) => DelayForm]) => (
    <Field
      id={`${fault}-${name}`}
      label={`${name}, ms`}
      value={String(ms)}
      put={(text) => put(change(Math.max(0, Math.round(Number(text)) || 0)))}
      isNumber
    />
  );
  return (
    <>
      <div class="form-field">
        <label class="label" for="delay-kind">Kind of delay</label>
        <select
          id="delay-kind"
          class="field field--tiny"
          value={form.kind}
          onChange={(event) => put(asKind(form, event.currentTarget.value as Kind))}
        >
          {KINDS.map((kind) => <option key={kind} value={kind}>{kind}</option>)}
        </select>
      </div>
      {form.kind === "fixed" && time("Delay", form.ms, (ms) => ({ ...form, ms }))}
      {form.kind === "range" && time("Shortest", form.min, (min) => ({ ...form, min }))}
      {form.kind === "range" && time("Longest", form.max, (max) => ({ ...form, max }))}
      {form.kind === "normal" && time("Mean", form.mean, (mean) => ({ ...form, mean }))}
      {form.kind === "normal" && time("Deviation", form.sd, (sd) => ({ ...form, sd }))}
    </>
  );
}
