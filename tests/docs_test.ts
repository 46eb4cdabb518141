// The documentation is true: generated parts are current, links lead somewhere, examples run.
import { assert, assertEquals } from "@std/assert";
import { BENCH_OPTIONS, wantedSections } from "../bench/options.ts";
import { play, readScenario, sayFailure, sayProblems } from "../mock-tserver/scenario/mod.ts";
import { readArguments } from "../tasks/command_line.ts";
import { createProxyControl } from "../tasks/fault_proxy/control.ts";
import { PROXY_OPTIONS, toxicsOf } from "../tasks/fault_proxy/options.ts";
import { GENERATE_OPTIONS } from "../tasks/generate/options.ts";
import { SOAK_OPTIONS, soakOptionsOf } from "../tasks/soak/options.ts";
import { SCENARIO_OPTIONS } from "../tasks/scenario/options.ts";
import { createVirtualStage } from "../tasks/scenario/virtual_stage.ts";
import { TRIGGER_OPTIONS, triggerRequest } from "../tasks/trigger/triggers.ts";
import { scenarioJsonSchema } from "../mock-tserver/scenario/json_schema.ts";
import { GENERATED, rewritten } from "../tasks/generated_docs.ts";
import { CLOSE_REASONS } from "../web/fusion/closing.ts";
import { POD_TRAITS } from "../web/fusion/pod.ts";
import { EVENTS, INTERACTION_COMMANDS, OPERATIONS } from "../web/fusion/uef/vocabulary.ts";
import { ProxyBench } from "./helpers/fault_proxy.ts";
import { Server } from "./helpers/wire.ts";

const ROOT = new URL("../", import.meta.url);
const read = (path: string) => Deno.readTextFileSync(new URL(path, ROOT));

const PAGES = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...[...Deno.readDirSync(new URL("docs", ROOT))]
    .filter(({ name }) => name.endsWith(".md"))
    .map(({ name }) => `docs/${name}`),
  ...[...Deno.readDirSync(new URL("docs/decisions", ROOT))].map(({ name }) =>
    `docs/decisions/${name}`
  ),
];

Deno.test("docs: the generated parts are what the schemas say (deno task docs)", () => {
  for (const path of GENERATED) assertEquals(read(path), rewritten(read(path)), path);
});

Deno.test("docs: the scenario files' JSON Schema is what their reader checks (deno task docs)", () => {
  assertEquals(read("docs/scenario.schema.json"), scenarioJsonSchema());
});

Deno.test("docs: every relative link leads to a file", () => {
  let links = 0;
  for (const page of PAGES) {
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      const file = new URL(target, new URL(page, ROOT));
      assert(Deno.statSync(file), `${page} links to ${target}`);
      links++;
    }
  }
  assert(links > 5, `only ${links} links were found`);
});

interface Example {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly status: number;
}

/** The curl commands of a page; each says behind it which status is expected. */
function examples(page: string): Example[] {
  const shell = [...read(page).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  const lines = shell.join("").replaceAll("\\\n", " ").split("\n");
  return lines.filter((line) => line.startsWith("curl ")).map((line) => {
    const url = line.match(/http:\/\/localhost:(?:8087|8474)(\S*)/)?.[1];
    const status = line.match(/# (\d{3})$/)?.[1];
    assert(url && status, `cannot read the example: ${line}`);
    const body = line.match(/ -d '([^']*)'/)?.[1];
    const method = line.match(/ -X (\w+)/)?.[1] ?? "GET";
    return { method, path: url, status: Number(status), ...(body && { body }) };
  });
}

Deno.test("docs: the examples of docs/mock.md work as they stand, in their order", async () => {
  await using server = new Server();
  await server.readyToolbar();
  let connectionId = "";
  let count = 0;
  for (const { method, path, body, status } of examples("docs/mock.md")) {
    const named = (text: string) => text.replaceAll("CONNECTION_ID", connectionId);
    const response = await fetch(server.url(named(path)), {
      method,
      ...(body && { body: named(body), headers: { "content-type": "application/json" } }),
    });
    assertEquals(response.status, status, `${method} ${path}`);
    count++;
    if (path.endsWith("/stream")) {
      await response.body?.cancel();
      continue;
    }
    const answer = status === 204 ? {} : await response.json();
    if (status === 201) connectionId = answer.connectionId;
  }
  assert(count >= 18, `only ${count} examples were found`);
});

Deno.test("docs: the scenarios of docs/scenarios.md pass as they stand", async () => {
  const files = [...read("docs/scenarios.md").matchAll(/```yaml\n([\s\S]*?)```/g)];
  assertEquals(files.length, 3);
  for (const [, text = ""] of files) {
    const result = readScenario(text, "docs/scenarios.md");
    assert(result.ok, result.ok ? "" : sayProblems("docs/scenarios.md", result));
    const stage = createVirtualStage(result.scenario, 1);
    const outcome = await play(result.scenario, stage);
    await stage.close();
    assert(!outcome.failure, sayFailure(outcome));
  }
});

Deno.test("docs: the commands of docs/scenarios.md are tasks and options that there are", () => {
  const lines = [...read("docs/scenarios.md").matchAll(/^deno task (\w+) ?(.*?)( +#.*)?$/gm)];
  assert(lines.length > 12);
  const known = {
    scenario: SCENARIO_OPTIONS,
    trigger: TRIGGER_OPTIONS,
    generate: GENERATE_OPTIONS,
  };
  for (const [line, task = "", rest = ""] of lines) {
    const options = known[task as keyof typeof known];
    assert(options, line);
    const given = readArguments(rest.split(" ").filter(Boolean), options);
    if (task === "trigger" && !given.flags.has("help")) {
      const [name = "", ...words] = given.rest;
      triggerRequest(name, { words, options: given.options });
    }
  }
});

Deno.test("docs: the generator's examples of docs/scenarios.md work as they stand", async () => {
  await using server = new Server();
  await server.readyToolbar();
  for (const { method, path, body, status } of examples("docs/scenarios.md")) {
    const headers = { "content-type": "application/json" };
    const response = await fetch(server.url(path), { method, ...(body && { body, headers }) });
    await response.body?.cancel();
    assertEquals(response.status, status, `${method} ${path}`);
  }
});

Deno.test("docs: the commands of docs/fault_proxy.md can be used as they stand", () => {
  const lines = [...read("docs/fault_proxy.md").matchAll(/^deno task proxy ?(.*)$/gm)];
  const toxics = lines.flatMap(([, rest = ""]) =>
    toxicsOf(readArguments(rest.split(" ").filter(Boolean), PROXY_OPTIONS))
  );
  assertEquals(toxics.map(({ type }) => type), ["latency", "slicer", "timeout"]);
});

Deno.test("docs: the commands of docs/reliability.md can be used as they stand", () => {
  const lines = [...read("docs/reliability.md").matchAll(/^deno task soak ?(.*)$/gm)];
  for (const [, rest = ""] of lines) {
    soakOptionsOf(readArguments(rest.split(" ").filter(Boolean), SOAK_OPTIONS));
  }
  assert(lines.length > 3);
});

Deno.test("docs: the commands of docs/performance.md can be used as they stand", () => {
  const lines = [...read("docs/performance.md").matchAll(/^deno task bench ?(.*?)( +#.*)?$/gm)];
  for (const [, rest = ""] of lines) {
    wantedSections(readArguments(rest.split(" ").filter(Boolean), BENCH_OPTIONS));
  }
  assert(lines.length >= 3);
});

Deno.test("docs: the examples of docs/fault_proxy.md work as they stand, in their order", async () => {
  await using bench = await ProxyBench.open();
  const app = createProxyControl(bench.proxy);
  const all = examples("docs/fault_proxy.md");
  assertEquals(all.length, 10);
  for (const { method, path, body, status } of all) {
    const headers = { "content-type": "application/json" };
    const response = await app.request(path, { method, ...(body && { body, headers }) });
    assertEquals(response.status, status, `${method} ${path}`);
  }
});

Deno.test("docs: docs/uef.md names every operation, event, reason and way of a pod that there is", () => {
  const page = read("docs/uef.md");
  const titles = Object.values(POD_TRAITS).map(({ title }) => title);
  const reasons = Object.keys(CLOSE_REASONS).filter((reason) => reason !== "CANCELLED");
  const words = [...OPERATIONS, ...EVENTS, ...INTERACTION_COMMANDS, ...reasons, ...titles];
  for (const word of words) assert(page.includes(word), `docs/uef.md does not name ${word}`);
  assert(words.length > 50);
});

Deno.test("docs: the README's settings of the seed's client are the addresses that are served", () => {
  for (const address of ["http://localhost:8087/genesys/events", "ws://localhost:8087/genesysWs"]) {
    assert(read("README.md").includes(address), `README.md does not name ${address}`);
  }
});
