// A curl command for each operation, with a body that its schema takes.
import type { OPERATIONS } from "./openapi.ts";

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly operation: typeof OPERATIONS[string][string];
  readonly host: string;
}

const NAMES: Readonly<Record<string, string>> = {
  connectionId: "CONNECTION_ID",
  dn: "7001",
  queue: "5000",
  id: "1",
};

/** What the bodies look like; a path that is missing takes an empty one. */
export const BODIES: Readonly<Record<string, unknown>> = {
  "/calls": { from: "+14155550100", to: "7001", userData: { order: "A-17" } },
  "/dns/:dn/service": { inService: false },
  "/queues": { dn: "5000", agents: ["1001"], ringTimeout: 15_000 },
  "/route-points": { dn: "6000", defaultTo: "7001", routeTimeout: 10_000 },
  "/connections/drop": { id: 1 },
  "/faults": { match: { message: "RequestAnswerCall", nth: 1 }, effect: { fail: 506 } },
  "/generator": { rate: 1, count: 10, dns: ["7001"] },
  "/settings": { delays: { RequestReleaseCall: 250 } },
  "/link": { up: false },
  "/link/switchover": { mode: "hot" },
};

/** The command; CONNECTION_ID stands for a call's. */
export function curlOf({ path, method, operation, host }: Asked): string {
  const url = `http://${host}/mock${path.replaceAll(/:(\w+)/g, (_, name) => NAMES[name] ?? name)}`;
  const parts = ["curl"];
  if (operation.media) parts.push("-N");
  if (method !== "GET") parts.push("-X", method);
  parts.push(url);
  if (!operation.body) return parts.join(" ");
  const body = JSON.stringify(BODIES[path] ?? {});
  return `${parts.join(" ")} \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
}
