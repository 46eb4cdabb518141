// The framework as a toolbar sees it: initialize, provider, contexts. No window here; the line to the
// desktop is injected.
import { UefError } from "../errors.ts";
import type { Port } from "../port.ts";
import type { IPhoneContext, IUiEventsFramework, IUiEventsFrameworkProvider } from "../types.ts";
import { PHONE } from "../vocabulary.ts";
import { createPhoneContext } from "./phone_context.ts";
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
  return {
    async initialize(applicationName, version = "v1") {
      const { port, hostOrigin } = connect();
      const session = await openSession({ applicationName, version }, { ...deps, port });
      onOpen?.(() => session.dispose());
      return provider(session, { applicationName, version, hostOrigin });
    },
  };
}

function provider(
  session: Session,
  who: { applicationName: string; version: string; hostOrigin: string },
): IUiEventsFrameworkProvider {
  // One context per session, so that two callers share its subscriptions' fate.
  let phone: IPhoneContext | undefined;
  return {
    requestHelper,
    getMultiChannelAdaptorContext: () =>
      Promise.resolve({
        getActiveChannels: () => Promise.resolve([PHONE.channel]),
        getCommunicationChannelContext(channel: string) {
          if (channel !== PHONE.channel) {
            const message = `No channel "${channel}": "${PHONE.channel}" is the only one simulated`;
            return Promise.reject(new UefError("not-simulated", message));
          }
          return Promise.resolve(phone ??= createPhoneContext(session, who.hostOrigin));
        },
      }),
    getVersion: () => who.version,
    getApplicationName: () => who.applicationName,
    dispose: () => session.dispose(),
  };
}
