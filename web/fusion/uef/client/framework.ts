// The framework as a toolbar sees it: initialize, provider, contexts. No window here; the line to the
// desktop is injected.
import { UefError } from "../errors.ts";
import type { Port } from "../port.ts";
import type { IUiEventsFramework, IUiEventsFrameworkProvider } from "../types.ts";
import { PHONE } from "../vocabulary.ts";
import { createContexts, notSimulated } from "./contexts.ts";
import { requestHelper } from "./requests.ts";
import { openSession, type Session, type SessionDeps } from "./session.ts";

export interface FrameworkDeps extends Omit<SessionDeps, "port"> {
  /** The line to the framing page; throws a `UefError` when there is none. */
  readonly connect: () => { readonly port: Port; readonly hostOrigin: string };
  /** Called with each session's end, so that the page can close it when it is left. */
  readonly onOpen?: (dispose: () => void) => void;
}

/** Creates what becomes `CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework`. */
export function createFramework({ connect, onOpen, ...deps }: FrameworkDeps): IUiEventsFramework {
  // The desktop has one session with a page. Who initializes twice gets two providers of the same one,
  // rather than a first provider that nobody answers any more.
  let current: Promise<Session> | undefined;

  return {
    async initialize(applicationName, version = "v1") {
      if (typeof applicationName !== "string" || applicationName === "") {
        const message =
          'initialize() needs the name of your application: initialize("toolbar", "v1")';
        throw new UefError("invalid-data", message);
      }
      const { port, hostOrigin } = connect();
      const isFirst = current === undefined;
      const opening = current ??= openSession({ applicationName, version }, { ...deps, port });
      const forget = () => {
        if (current === opening) current = undefined;
      };
      const session = await opening.catch((error) => {
        forget();
        throw error;
      });
      const dispose = () => {
        forget();
        session.dispose();
      };
      if (isFirst) onOpen?.(dispose);
      return provider(session, { applicationName, version, hostOrigin, dispose });
    },
  };
}

function provider(
  session: Session,
  who: { applicationName: string; version: string; hostOrigin: string; dispose: () => void },
): IUiEventsFrameworkProvider {
  // One set of contexts per session, so that two callers share their subscriptions' fate.
  const contexts = createContexts(session, who.hostOrigin);
  const activeRecord = async () => (await contexts.tab()).getActiveRecord();
  return {
    requestHelper,
    getMultiChannelAdaptorContext: () =>
      Promise.resolve({
        ...contexts.adaptor,
        getActiveChannels: () => Promise.resolve([PHONE.channel]),
        getCommunicationChannelContext(channel: string) {
          if (channel === PHONE.channel) return Promise.resolve(contexts.phone);
          const message = `No channel "${channel}": "${PHONE.channel}" is the only one simulated`;
          return Promise.reject(new UefError("not-simulated", message));
        },
      }),
    getVersion: () => who.version,
    getApplicationName: () => who.applicationName,
    getCurrentTabId: contexts.tabId,
    getActiveTabId: contexts.tabId,
    getTabContext: contexts.tab,
    getCurrentBrowserTabContext: contexts.tab,
    getActiveTab: () => contexts.tab(),
    getAvailableTabs: async () => [await contexts.tab()],
    getAvailableRecords: contexts.records,
    getGlobalContext: () => Promise.resolve(contexts.global),
    getSidePaneContext: () => notSimulated("side panes"),
    getNotificationContext: () => notSimulated("notifications"),
    getModalWindowContext: () => notSimulated("modal windows"),
    ...session.host.hasRecordContext && { getRecordContext: activeRecord },
    dispose: who.dispose,
  };
}
