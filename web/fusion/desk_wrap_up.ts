// The wrap-up at the desk: fields that change, and saving, which the toolbar may stop (fuief: wrap-up
// synchronisation). Tells the toolbar; draws nothing.
import { type DeskParts, eventBase, tellUpdate, withCall } from "./desk_parts.ts";
import { find } from "./desktop.ts";
import { recordNames } from "./operations.ts";
import { changesOf, type FieldChange, NOTES, RESOLUTION } from "./wrap_up.ts";

/** The agent fills a field in. */
export function changeField(
  parts: DeskParts,
  eventId: string,
  field: { readonly name: string; readonly value: string },
): void {
  withCall(parts, eventId, ["engaged", "wrap-up"], (call) => {
    const changes = changesOf(call.wrapUp, { [field.name]: field.value });
    parts.dispatch({ type: "fields-changed", eventId, changes });
    tellChanges(parts, eventId, changes);
  });
}

/** Tells who listens of each field that has another value, whoever gave it. */
export function tellChanges(
  { desktop, host, newId }: DeskParts,
  eventId: string,
  changes: readonly FieldChange[],
): void {
  const call = find(desktop.value, eventId);
  const event = "cxEventBusFieldValueChangeEvent";
  if (!call || !host.hears(event, call.eventId)) return;
  for (const change of changes) {
    const names = { ...eventBase(event, newId()), ...recordNames(call), eventId: call.eventId };
    void host.fire(event, { ...names, ...change });
  }
}

/** Saves and closes a wrap-up; resolves with why not, when the toolbar stops it. */
export async function saveWrapUp(parts: DeskParts, eventId: string): Promise<string | undefined> {
  const { desktop, host, newId, dispatch } = parts;
  const call = find(desktop.value, eventId);
  if (call?.phase !== "wrap-up") return "There is no wrap-up to save";
  const names = { ...recordNames(call), eventId: call.eventId };
  if (host.hears("cxEventBusOnBeforeSaveEvent", call.eventId)) {
    const base = eventBase("cxEventBusOnBeforeSaveEvent", newId());
    const objection = await host.confirm("cxEventBusOnBeforeSaveEvent", { ...base, ...names });
    if (objection !== undefined) {
      const text = `The toolbar stopped the save: ${objection}`;
      dispatch({ type: "noticed", notice: { tone: "bad", text } });
      return text;
    }
  }
  // The toolbar may have filled fields in before it let the save go on.
  const { wrapUp, wrapupId } = find(desktop.value, call.eventId) ?? call;
  if (host.hears("cxEventBusOnAfterSaveEvent", call.eventId)) {
    const base = eventBase("cxEventBusOnAfterSaveEvent", newId());
    void host.fire("cxEventBusOnAfterSaveEvent", { ...base, ...names });
  }
  tellUpdate(parts, call.eventId, {
    updateType: "WRAPUP_FINISHED",
    SVCMCA_WRAPUP_ID: wrapupId,
    SVCMCA_WRAPUP_COMM_REASON: wrapUp[RESOLUTION] ?? "",
    SVCMCA_WRAPUP_INTERACTION_NOTES: wrapUp[NOTES] ?? "",
  });
  dispatch({ type: "wrapup-saved", eventId: call.eventId });
  return undefined;
}
