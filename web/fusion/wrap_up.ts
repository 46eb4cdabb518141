// The wrap-up record of an engagement: its fields, which the agent and the toolbar both fill in (fuief:
// wrap-up synchronisation). Pure.
import type { Attributes } from "./uef/types.ts";

/** What the fields of a wrap-up are called; the reference gives their prefix only. */
export const RESOLUTION = "WrapUp.ResolutionCode";
export const NOTES = "WrapUp.Notes";

export const RESOLUTIONS = [
  "Resolved",
  "Information given",
  "Follow-up needed",
  "Escalated",
  "Wrong number",
] as const;

/** The longest note that is kept, in characters. */
export const MAX_NOTES_CHARS = 2000;

/** The most fields that a wrap-up holds. */
export const MAX_FIELDS = 40;

/** Values by the fields' names, such as "WrapUp.Notes". */
export type WrapUp = Readonly<Record<string, string>>;

export const NEW_WRAP_UP: WrapUp = { [RESOLUTION]: RESOLUTIONS[0], [NOTES]: "" };

/** A field that has another value now. */
export interface FieldChange {
  readonly fieldName: string;
  readonly oldValue: string;
  readonly newValue: string;
}

/** What would change if the fields were set; fields that have the value already are left out. */
export function changesOf(wrapUp: WrapUp, fields: Attributes): FieldChange[] {
  return Object.entries(fields)
    .map(([fieldName, value]) => ({
      fieldName,
      oldValue: wrapUp[fieldName] ?? "",
      newValue: String(value ?? "").slice(0, MAX_NOTES_CHARS),
    }))
    .filter(({ fieldName, oldValue, newValue }) => oldValue !== newValue || !(fieldName in wrapUp));
}

/** The wrap-up after changes. */
export function withChanges(wrapUp: WrapUp, changes: readonly FieldChange[]): WrapUp {
  const changed = changes.map(({ fieldName, newValue }) => [fieldName, newValue] as const);
  return Object.fromEntries([...Object.entries(wrapUp), ...changed].slice(0, MAX_FIELDS));
}

/** Why the fields cannot be set; undefined when they can. */
export function fieldProblem(fields: Attributes): string | undefined {
  const names = Object.keys(fields);
  if (names.length === 0) return "No field is named. Call field().setValue(name, value)";
  const foreign = names.find((name) => !/^WrapUp\.\w/.test(name));
  if (foreign !== undefined) {
    return `The wrap-up has no field "${foreign}": its fields begin with "WrapUp."`;
  }
  const value = Object.values(fields).find((value) => typeof value === "object" && value !== null);
  return value === undefined ? undefined : "A field's value must be text, a number or a boolean";
}

/** Fields that the form has no control of its own for. */
export const otherFields = (wrapUp: WrapUp): [string, string][] =>
  Object.entries(wrapUp).filter(([name]) => name !== RESOLUTION && name !== NOTES);
