// A desk that speaks the older API, and a toolbar with svcMca.tlb.api on one line with it.
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { createDesk } from "../../../../../web/fusion/desk.ts";
import { createApi, type SvcMcaApi } from "../../../../../web/fusion/svcmca/client/api.ts";
import { openLine } from "../../../../../web/fusion/svcmca/client/line.ts";
import { createSvcMcaHost } from "../../../../../web/fusion/svcmca/host.ts";
import type { Windows } from "../../../../../web/fusion/svcmca/own_calls.ts";
import type { UefRecord } from "../../../../../web/shared/uef_record.ts";
import { countingIds, createLine } from "../uef/line.ts";

export const MAYA = "+14155550100";
export const INBOUND = "ORA_SVC_INBOUND";

type Message = Readonly<Record<string, unknown>>;

/** A toolbar at a desk. `heard` holds what was posted to it, read from its text. */
export function createSvcMcaBench() {
  const clock = new ManualClock();
  const line = createLine();
  const records: UefRecord[] = [];
  const windows: { value: Windows } = {
    value: { floatingToolbar: true, companionPanel: false },
  };
  const desk = createDesk({
    port: line.desktop,
    clock,
    newId: countingIds("desk"),
    origin: "http://localhost:8087",
    openHost: (deps) => createSvcMcaHost({ ...deps, windows }),
    publishRecord: (record) => records.push(record),
  });
  const heard: Message[] = [];
  line.toolbar.onMessage((posted) => heard.push(JSON.parse(String(posted))));
  const load = (prefix: string): SvcMcaApi =>
    createApi(
      openLine({ port: line.toolbar, toolbarName: "hookswitch", newId: countingIds(prefix) }),
    );
  const api = load("toolbar");
  return { clock, line, desk, records, windows, heard, load, api };
}

/** A call of the API as a promise of its first reply. */
export function replyTo(call: (callback: (reply: Message) => void) => void): Promise<Message> {
  return new Promise(call);
}

export type Bench = ReturnType<typeof createSvcMcaBench>;

/** Announces a call, the customer's by default. */
export const newComm = (
  api: SvcMcaApi,
  eventId: string,
  inData: Message = {},
): Promise<Message> =>
  replyTo((callback) =>
    api.newCommEvent(
      "PHONE",
      "ORA_SERVICE",
      eventId,
      { SVCMCA_ANI: MAYA, SVCMCA_COMMUNICATION_DIRECTION: INBOUND, ...inData },
      null,
      callback,
      "ORA_SVC_PHONE",
    )
  );

export const startComm = (api: SvcMcaApi, eventId: string): Promise<Message> =>
  replyTo((callback) =>
    api.startCommEvent("PHONE", "ORA_SERVICE", eventId, {}, callback, "ORA_SVC_PHONE")
  );

export const closeComm = (api: SvcMcaApi, eventId: string, reason: string): Promise<Message> =>
  replyTo((callback) =>
    api.closeCommEvent("PHONE", "ORA_SERVICE", eventId, {}, reason, callback, "ORA_SVC_PHONE")
  );
