// The OpenAPI document says what is served: every route, and nothing else.
import { assert, assertEquals } from "@std/assert";
import { OPERATIONS } from "../../../../mock-tserver/admin/openapi.ts";
import { createAdminBench } from "../../../helpers/mock_admin.ts";

Deno.test("openapi: every route is described, and every description is a route", () => {
  const { mock } = createAdminBench();
  const served = mock.admin.routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  const described = Object.entries(OPERATIONS).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`)
  );
  assertEquals(described.toSorted(), [...new Set(served)].toSorted());
});

/** What is sent, where something has to be. */
const BODIES: Readonly<Record<string, unknown>> = {
  "POST /calls": { to: "7001" },
  "POST /dns/:dn/service": { inService: false },
  "POST /queues": { dn: "5000", agents: ["1001"] },
  "POST /route-points": { dn: "5001" },
  "POST /faults": { match: { message: "EventRinging" }, effect: { drop: true } },
  "POST /generator": { rate: 1, count: 1, dns: ["7001"] },
  "PATCH /settings": { delays: { EventRinging: 5 } },
  "POST /link": { up: false },
  "POST /link/switchover": { mode: "warm" },
};

/** A gateway's door as the player needs it: whatever is asked is accepted. */
const DOOR = {
  fetch: () => Response.json({}, { status: 202 }),
  attach: () => ({ detach() {} }),
};

const LIBRARY = () =>
  Promise.resolve([
    { name: "waits", file: "waits.yaml", text: "title: Waits\nsteps: [{ after: 1h }]\n" },
  ]);

/** Everything that a path can name is there: a call, a fault, an agent, a queue, a generator and a play. */
async function busyBench(method: string, path: string) {
  const bench = createAdminBench({}, { scenarios: { library: LIBRARY, door: DOOR } });
  const client = bench.connect("7001");
  const isOutbound = /^\/calls\/.*\/(answer|busy|no-answer|invalid)$/.test(path);
  if (isOutbound) {
    client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "+14155550123" });
  } else bench.ring();
  await bench.send("POST", "/mock/faults", BODIES["POST /faults"]);
  if (path === "/generator" && method !== "POST") {
    await bench.send("POST", "/mock/generator", BODIES["POST /generator"]);
  }
  if (path === "/scenarios/run") await bench.send("POST", "/mock/scenarios/waits/play");
  if (path === "/queues/:queue") await bench.send("POST", "/mock/queues", BODIES["POST /queues"]);
  if (path === "/dns/:dn/ready") {
    client.send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
  }
  const connectionId = bench.control.calls()[0]?.connectionId ?? "";
  return { ...bench, names: { connectionId, dn: "7001", id: "1", name: "waits", queue: "5000" } };
}

for (const [path, methods] of Object.entries(OPERATIONS)) {
  for (const [method, { answer, media, status = 200 }] of Object.entries(methods)) {
    Deno.test(`openapi: ${method} ${path} is answered as the document says`, async () => {
      const { send, names, mock } = await busyBench(method, path);
      const at = path.replaceAll(/:(\w+)/g, (_, name) => names[name as keyof typeof names]);
      const response = await send(method, `/mock${at}`, BODIES[`${method} ${path}`]);
      const type = response.headers.get("content-type")?.split(";")[0];
      assertEquals([response.status, type], [
        status,
        media ?? (answer === undefined ? undefined : "application/json"),
      ]);
      if (answer === undefined) await response.body?.cancel();
      else {
        const parsed = answer.safeParse(await response.json());
        assert(parsed.success, parsed.error?.message);
      }
      mock.close();
    });
  }
}

Deno.test("openapi: the document is complete in itself", async () => {
  const { get } = createAdminBench();
  const document = await (await get("/mock/openapi.json")).json();
  assertEquals(document.openapi, "3.1.0");
  const call = document.paths["/calls"].post;
  assertEquals(call.requestBody.content["application/json"].schema.required, ["to"]);
  assertEquals(Object.keys(call.responses), ["201", "default"]);
  const found = JSON.stringify(document).match(/"\$ref"/);
  assertEquals(found, null);
});
