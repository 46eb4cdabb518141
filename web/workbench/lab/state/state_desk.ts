// Keeps the two views, the switch's and the gateway's, while somebody looks, and does what is asked for in
// their rows. Reads again when told that something happened; never by the clock.
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { SessionView } from "../../../../gateway/protocol/mod.ts";
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import type { Result } from "../../../shared/ask.ts";
import type { MockClient } from "../../../shared/mock_client.ts";
import { throttled } from "../../../shared/throttle.ts";
import type { LabClient } from "../client.ts";
import type { Overview } from "../schemas.ts";
import { type StateRows, stateRows } from "./compare.ts";

/** The views are read so often at most, in milliseconds. */
export const READ_MS = 200;

/** What differs is looked at again after so long, in milliseconds. */
export const RECHECK_MS = 1_000;

export interface StateDeskOptions {
  readonly client:
    & Pick<LabClient, "overview" | "sessions" | "makeReady" | "setService">
    & Pick<MockClient, "agentAnswers" | "agentHangsUp" | "customerHangsUp" | "customerAnswers">;
  readonly clock: Clock;
  /** Whether anybody looks. */
  readonly isWatched: ReadonlySignal<boolean>;
}

export type StateDesk = ReturnType<typeof createStateDesk>;

export function createStateDesk({ client, clock, isWatched }: StateDeskOptions) {
  const overview = signal<Overview | undefined>(undefined);
  const sessions = signal<readonly SessionView[] | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  /** What the switch's clock is ahead of ours. */
  const aheadMs = signal(0);
  let recheck: Timer | undefined;

  async function read(): Promise<void> {
    const [switchSays, gatewaySays] = await Promise.all([client.overview(), client.sessions()]);
    if (switchSays.ok) {
      aheadMs.value = switchSays.value.time - clock.now();
      overview.value = switchSays.value;
    }
    sessions.value = gatewaySays.ok ? gatewaySays.value.sessions : undefined;
    if (isWatched.value && rows.value?.differences) lookAgain();
  }

  /** What differs is looked at again: one of the two may only have been quicker. */
  function lookAgain(): void {
    recheck?.cancel();
    recheck = clock.setTimer(RECHECK_MS, () => isWatched.value && readSoon());
  }

  const rows = computed<StateRows | undefined>(() =>
    overview.value && stateRows(overview.value, sessions.value)
  );
  const readSoon = throttled(read, { clock, everyMs: READ_MS });
  effect(() => {
    if (isWatched.value) readSoon();
  });

  async function act(ask: Promise<Result<unknown>>): Promise<void> {
    const result = await ask;
    problem.value = result.ok ? undefined : result.detail;
    readSoon();
  }

  return {
    rows,
    /** The agents whom the switch knows. */
    agentIds: computed(() => (overview.value?.agents ?? []).map(({ agentId }) => agentId)),
    overview,
    aheadMs,
    /** Why the last thing that was asked for was not done. */
    problem,
    read,
    /** Something happened somewhere. */
    noticed(): void {
      if (isWatched.value) readSoon();
    },
    answer: (dn: string, connectionId: string) => act(client.agentAnswers(dn, connectionId)),
    hangUp: (dn: string, connectionId: string) => act(client.agentHangsUp(dn, connectionId)),
    customerAnswers: (connectionId: string) => act(client.customerAnswers(connectionId)),
    customerHangsUp: (connectionId: string) => act(client.customerHangsUp(connectionId)),
    makeReady: (dn: string) => act(client.makeReady(dn)),
    setService: (dn: string, inService: boolean) => act(client.setService(dn, inService)),
  };
}
