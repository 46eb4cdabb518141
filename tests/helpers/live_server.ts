// hookswitch whole in real time, on a port of its own, with scenarios that the test writes.
import { createGateway, type Gateway } from "../../gateway/mod.ts";
import { systemClock as clock } from "../../gateway/runtime/clock.ts";
import { silentLog } from "../../gateway/runtime/log.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { createMockTServer, type MockTServer } from "../../mock-tserver/mod.ts";
import type { ScenarioRun } from "../../mock-tserver/scenario/run_schemas.ts";
import { settingsOf } from "./gateway.ts";

export class LiveServer implements AsyncDisposable {
  readonly gateway: Gateway;
  readonly mock: MockTServer;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  /** `scenarios` are the texts of files, by their names. */
  constructor(scenarios: Readonly<Record<string, string>>, settings = settingsOf()) {
    const files = Object.entries(scenarios)
      .map(([name, text]) => ({ name, file: `${name}.yaml`, text }));
    this.mock = createMockTServer(
      { agents: settings.agents.map(({ agentId, thisDN }) => ({ agentId, dn: thisDN })) },
      {
        clock,
        random: seededRandom(1),
        scenarios: {
          library: () => Promise.resolve(files),
          door: {
            fetch: (request) => this.gateway.fetch(request),
            attach: (agentId, deliver) => this.gateway.attach(agentId, deliver),
          },
        },
      },
    );
    this.gateway = createGateway(settings, {
      tserver: this.mock.port,
      clock,
      log: silentLog,
      random: seededRandom(1),
      newId: () => crypto.randomUUID(),
      provision: (agentId) => this.mock.provision(agentId),
      mounts: { "/mock": this.mock.admin },
    });
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {} },
      this.gateway.fetch,
    );
  }

  url(path: string): string {
    return `http://localhost:${this.#server.addr.port}${path}`;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    return await fetch(this.url(path), {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
  }

  async play(name: string): Promise<Response> {
    return await this.ask("POST", `/mock/scenarios/${name}/play`);
  }

  /** The play as soon as it is as `isMet` wants. */
  async runThat(isMet: (run: ScenarioRun) => boolean): Promise<ScenarioRun> {
    for (;;) {
      const run: ScenarioRun = await (await this.ask("GET", "/mock/scenarios/run")).json();
      if (isMet(run)) return run;
    }
  }

  /** The play when it is over. */
  async over(): Promise<ScenarioRun> {
    return await this.runThat(({ state }) => state !== "running");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.gateway.drain();
    this.mock.close();
    await this.#server.shutdown();
  }
}
