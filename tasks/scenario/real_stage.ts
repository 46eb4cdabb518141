// A stage in real time of its own: gateway and mock served on a port that the system chooses.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Scenario, Stage } from "../../mock-tserver/scenario/mod.ts";
import { openRemoteStage } from "./remote_stage.ts";
import { createWorld } from "./world.ts";

export interface RealStageOptions {
  readonly seed: number;
  readonly clock: Clock;
}

/** A stage for one play of `scenario` in real time. */
export async function openRealStage(
  { agents }: Pick<Scenario, "agents">,
  { seed, clock }: RealStageOptions,
): Promise<Stage> {
  const { gateway, mock } = createWorld({ agents, seed, clock });
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, gateway.fetch);
  const stage = await openRemoteStage({ base: `http://127.0.0.1:${server.addr.port}`, clock });
  return {
    ...stage,
    async close() {
      await stage.close();
      await gateway.drain();
      mock.close();
      await server.shutdown();
    },
  };
}
