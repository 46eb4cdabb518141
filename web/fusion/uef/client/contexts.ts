// The contexts of a session: phone, toolbar, engagement, record, tab and the global one; which operations
// and events each has, and how one leads to the next.
import * as z from "zod/mini";
import { UefError } from "../errors.ts";
import type {
  IContext,
  IEngagementContext,
  IGlobalContext,
  IMcaCommEventActionData,
  IPhoneContext,
  IRecordContext,
  ITabContext,
} from "../types.ts";
import {
  ENGAGEMENT_OPERATIONS,
  PHONE,
  PHONE_EVENTS,
  PHONE_OPERATIONS,
  RECORD_EVENTS,
  RECORD_OPERATIONS,
  TOOLBAR_OPERATIONS,
} from "../vocabulary.ts";
import { type ContextKind, createContext, eitherWay } from "./context.ts";
import { bareResponse, operationResponse, text } from "./responses.ts";
import type { Session } from "./session.ts";

/** The answer to `inspectDesktop`. */
const DesktopFacts = z.object({
  tabId: z.string(),
  records: z.array(z.object({ type: z.string(), id: z.string(), eventId: z.string() })),
});
type RecordFacts = z.infer<typeof DesktopFacts>["records"][number];

export interface Contexts {
  readonly phone: IPhoneContext;
  readonly adaptor: IContext;
  readonly global: IGlobalContext;
  tabId(): Promise<string>;
  tab(tabId?: string): Promise<ITabContext>;
  records(): Promise<IRecordContext[]>;
}

/** The contexts of a session; `frameOrigin` is the desktop's. */
export function createContexts(session: Session, frameOrigin: string): Contexts {
  const none = { operations: [], events: [] };
  const make = (kind: Omit<ContextKind, "respond">) =>
    createContext(session, {
      ...kind,
      respond: (operation, data, { payload, isBare }) =>
        isBare ? bareResponse(payload) : operationResponse(
          operation,
          payload,
          (commData) => engagement(text(data.eventId), commData),
        ),
    });

  const engagement = (eventId: string, data: IMcaCommEventActionData): IEngagementContext => {
    const { engagementId, wrapupId } = data.getData();
    return {
      ...make({
        name: "the engagement context",
        operations: ENGAGEMENT_OPERATIONS,
        events: [],
        eventId,
      }),
      getChannel: () => PHONE.channel,
      getChannelType: () => PHONE.channelType,
      getEngagementId: () => text(engagementId),
      getTabContext: () => tab(),
      getEngagementData: () => ({ ...data, getEngagementId: () => text(engagementId) }),
      getWrapupContext: () => eitherWay(recordOf({ type: "WrapUp", id: text(wrapupId), eventId })),
    };
  };

  const recordOf = ({ type, id, eventId }: RecordFacts): IRecordContext => ({
    ...make(
      type === "WrapUp"
        ? { name: "a wrap-up", operations: RECORD_OPERATIONS, events: RECORD_EVENTS, eventId }
        : { name: `a record of type "${type}"`, ...none },
    ),
    getRecordType: () => type,
    getRecordId: () => id,
  });

  const inspect = async () => {
    const { payload } = await session.request("inspectDesktop", {});
    return DesktopFacts.parse(payload);
  };
  const tabId = async () => (await inspect()).tabId;
  const records = async () => (await inspect()).records.map(recordOf);

  const tab = async (wanted?: string): Promise<ITabContext> => {
    const id = await tabId();
    if (wanted !== undefined && wanted !== id) {
      throw new UefError("not-simulated", `There is no tab "${wanted}", only "${id}"`);
    }
    return {
      ...make({ name: "the tab context", ...none }),
      getTabId: () => id,
      getType: () => "browser",
      getAvailableTabs: async () => [await tab()],
      getAvailableRecords: records,
      async getActiveRecord() {
        const active = (await records()).at(-1);
        if (active) return active;
        throw new UefError("not-simulated", "No record is open: there is no engagement");
      },
      getDependentTabs: () => Promise.resolve([]),
      getNotificationContext: () => notSimulated("notifications"),
    };
  };

  const toolbar = make({ name: "the toolbar context", operations: TOOLBAR_OPERATIONS, events: [] });
  const phone: IPhoneContext = {
    ...make({
      name: "the phone context",
      operations: session.host.hasControlStates
        ? PHONE_OPERATIONS
        : PHONE_OPERATIONS.filter((name) => name !== "interactionControlStateChanged"),
      events: PHONE_EVENTS,
    }),
    getChannel: () => PHONE.channel,
    getChannelType: () => PHONE.channelType,
    getFrameOrigin: () => frameOrigin,
    getToolbarName: () => session.host.toolbarName,
    getVersion: () => session.host.version,
    getEventSource: () => "toolbar",
    getToolbarContext: () => eitherWay(toolbar),
  };

  return {
    phone,
    adaptor: make({ name: "the multi-channel adaptor context", ...none }),
    global: {
      ...make({ name: "the global context", ...none }),
      getGlobalContextId: () => "global",
    },
    tabId,
    tab,
    records,
  };
}

/** Rejects with what is not there. */
export function notSimulated(what: string): Promise<never> {
  const message = `The simulated desktop has no ${what}: it covers telephony`;
  return Promise.reject(new UefError("not-simulated", message));
}
