// Enforces the layers: who may import whom, read from the module graph itself.
import { assert, assertEquals } from "@std/assert";

interface Module {
  readonly specifier: string;
  readonly dependencies?: readonly {
    readonly code?: { readonly specifier: string };
    readonly type?: { readonly specifier: string };
  }[];
}

/** The gateway's folders from the top down: a module imports only from its own layer or one below. */
const GATEWAY_LAYERS = [
  "gateway/program.ts",
  "gateway/mod.ts",
  "gateway/settings.ts",
  "gateway/http/",
  "gateway/storage/",
  "gateway/agent/",
  "gateway/socket/",
  "gateway/call/",
  "gateway/tserver/",
  "gateway/protocol/",
  "gateway/runtime/",
];

/** What else each folder may import; "npm:x" is a package. Nothing else is allowed. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "main.ts": ["gateway/", "mock-tserver/mod.ts", "npm:hono"],
  "gateway/protocol/": ["gateway/protocol/", "npm:zod"],
  "gateway/runtime/": ["gateway/runtime/"],
  "gateway/call/": ["gateway/call/", "gateway/tserver/", "gateway/protocol/", "gateway/runtime/"],
  "gateway/": ["gateway/", "npm:zod", "npm:hono", "node:util", "node:path"],
  "mock-tserver/switch/": ["mock-tserver/switch/", "gateway/tserver/", "gateway/runtime/random.ts"],
  // Scenarios name commands and events of the toolbar's wire; of the call model they know nothing.
  "mock-tserver/scenario/": [
    "mock-tserver/",
    "gateway/protocol/",
    "gateway/tserver/",
    "gateway/runtime/",
    "npm:",
  ],
  // The mock as a program: what surrounds it is the gateway's, its HTTP edge included.
  "mock-tserver/main.ts": ["mock-tserver/", "gateway/program.ts", "gateway/runtime/"],
  "mock-tserver/server.ts": [
    "mock-tserver/",
    "gateway/http/origins.ts",
    "gateway/http/problems.ts",
    "gateway/socket/handshake.ts",
    "gateway/runtime/",
    "npm:hono",
  ],
  "mock-tserver/": ["mock-tserver/", "gateway/tserver/", "gateway/runtime/", "npm:"],
  // What brings gateway and mock together, as main.ts does.
  "tasks/": ["tasks/", "gateway/", "mock-tserver/", "npm:"],
  // Only node:net can end a connection by RST.
  "tasks/fault_proxy/": ["tasks/", "gateway/", "mock-tserver/", "npm:", "node:net"],
  // Our toolbar's own layer is one of the clients that the soak has.
  "tasks/soak/": ["tasks/", "gateway/", "mock-tserver/", "npm:", "web/toolbar/cti/"],
  // Only node:timers knows the next turn of the event loop.
  "gateway/runtime/server_clock.ts": ["gateway/runtime/", "node:timers"],
  // The benchmark measures every side; what it is compared with knows nothing of the project.
  "bench/peers/install.ts": ["bench/"],
  "bench/peers/": ["bench/peers/"],
  "bench/load/": ["bench/load/", "bench/measure/", "gateway/runtime/clock.ts", "node:net"],
  "bench/": ["bench/", "tasks/", "gateway/", "mock-tserver/", "npm:"],
  "web/toolbar/": [
    "web/toolbar/",
    "web/shared/",
    "npm:icu-minify",
    "npm:libphonenumber-js",
    "npm:@schummar/icu-type-parser",
    ...browserSafe(),
  ],
  "web/fusion/": ["web/fusion/", "web/shared/", ...browserSafe()],
  "web/softphone/": ["web/softphone/", "web/fusion/contacts.ts", "web/shared/", ...browserSafe()],
  "web/workbench/": [
    "web/workbench/",
    "web/softphone/",
    "web/shared/",
    ...browserSafe(),
    // Past calls are kept in the browser's database.
    "npm:idb",
  ],
  "web/shared/": ["web/shared/", ...browserSafe()],
};

function browserSafe(): string[] {
  return [
    "gateway/protocol/",
    "gateway/runtime/clock.ts",
    "gateway/runtime/backoff.ts",
    "gateway/runtime/log.ts",
    "gateway/runtime/random.ts",
    "npm:zod",
    "npm:preact",
    "npm:@preact/signals",
    "npm:lucide",
  ];
}

/** Programs of their own that run below the same rules as the server. */
const TASK_ENTRIES: readonly string[] = [
  "tasks/scenario.ts",
  "tasks/trigger.ts",
  "tasks/generate.ts",
  "tasks/simulate.ts",
  "tasks/proxy.ts",
  "tasks/soak.ts",
  "bench/main.ts",
  "bench/load/main.ts",
];

const ROOT = new URL("../", import.meta.url);

async function moduleGraph(): Promise<Map<string, string[]>> {
  const entries = [
    "main.ts",
    "mock-tserver/main.ts",
    "web/workbench/main.tsx",
    "web/softphone/main.tsx",
  ];
  entries.push("web/toolbar/main.tsx", "web/toolbar/early.ts", "web/fusion/main.tsx");
  entries.push("web/fusion/uef/client.ts", "web/fusion/svcmca/client.ts");
  entries.push(...TASK_ENTRIES);
  const graph = new Map<string, string[]>();
  await Promise.all(entries.map(async (entry) => {
    const { stdout } = await new Deno.Command("deno", {
      args: ["info", "--json", entry],
      cwd: ROOT,
    }).output();
    const { modules } = JSON.parse(new TextDecoder().decode(stdout)) as { modules: Module[] };
    for (const { specifier, dependencies = [] } of modules) {
      if (!specifier.startsWith(ROOT.href)) continue;
      const imported = dependencies.flatMap(({ code, type }) =>
        [code?.specifier, type?.specifier].filter((found) => found !== undefined)
      );
      graph.set(local(specifier), [...new Set(imported.map(local))]);
    }
  }));
  return graph;
}

/** A path below the project, or the package as `npm:name`. */
function local(specifier: string): string {
  if (specifier.startsWith(ROOT.href)) return specifier.slice(ROOT.href.length);
  return specifier.replace(/^npm:\/?((?:@[^/]+\/)?[^@/]+).*$/, "npm:$1");
}

function layerOf(path: string): number {
  return GATEWAY_LAYERS.findIndex((layer) => path.startsWith(layer));
}

const graph = await moduleGraph();

Deno.test("architecture: every folder imports only what it may", () => {
  assert(graph.size > 80, `only ${graph.size} modules were found`);
  const rules = Object.keys(ALLOWED).toSorted((a, b) => b.length - a.length);
  for (const [path, imports] of graph) {
    const rule = rules.find((prefix) => path.startsWith(prefix));
    assert(rule, `${path} is in no known folder`);
    for (const imported of imports) {
      const allowed = ALLOWED[rule]?.some((prefix) => imported.startsWith(prefix));
      assert(allowed, `${path} must not import ${imported}`);
    }
  }
});

Deno.test("architecture: the gateway's imports go only downwards", () => {
  for (const [path, imports] of graph) {
    if (!path.startsWith("gateway/")) continue;
    for (const imported of imports.filter((other) => other.startsWith("gateway/"))) {
      assert(layerOf(path) <= layerOf(imported), `${path} imports ${imported} above it`);
    }
  }
});

Deno.test("architecture: there are no import cycles", () => {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    assert(!trail.includes(path), `cycle: ${[...trail, path].join(" -> ")}`);
    if (done.has(path)) return;
    for (const imported of graph.get(path) ?? []) visit(imported, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
});

Deno.test("architecture: nothing below main.ts reads the clock, chance or the environment by itself", async () => {
  const ambient =
    /\b(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues)|setTimeout|setInterval|setImmediate|Deno\.env|new Date\(\))/;
  const edges = new Set([
    "main.ts",
    ...TASK_ENTRIES,
    "gateway/program.ts",
    "gateway/runtime/clock.ts",
    "gateway/runtime/backoff.ts",
    "gateway/runtime/log.ts",
    "gateway/runtime/random.ts",
    "gateway/runtime/server_clock.ts",
    ...[...graph.keys()].filter((path) =>
      /^web\/[a-z]+\/((?:uef|svcmca)\/)?(main\.tsx|client\.ts)$/.test(path)
    ),
    "web/shared/browser.ts",
  ]);
  const found: string[] = [];
  await Promise.all(
    [...graph.keys()].filter((path) => !edges.has(path)).map(async (path) => {
      const code = (await Deno.readTextFile(new URL(path, ROOT)))
        .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      if (ambient.test(code)) found.push(path);
    }),
  );
  assertEquals(found, []);
});

Deno.test("architecture: a file over 300 lines says why on top", async () => {
  await Promise.all([...graph.keys()].map(async (path) => {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    const lines = text.split("\n").length;
    assert(lines <= 301 || /lines?/i.test(text.slice(0, 400)), `${path} has ${lines} lines`);
    assert(/^(\/\/|\/\*)/.test(text), `${path} does not open with what it owns`);
  }));
});
