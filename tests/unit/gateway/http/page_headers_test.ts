import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  pageHeaders,
  type PagePolicy,
  type PageRequest,
  scriptOrigins,
} from "../../../../gateway/http/page_headers.ts";

const LOCAL: PagePolicy = {
  frameworkClientUrl: "/fusion/ui-events-framework-client.js",
  fusionOrigins: [],
  svcMcaOrigins: [],
  toolbarOrigins: [],
  allowedOrigins: [],
};

const REAL: PagePolicy = {
  frameworkClientUrl:
    "https://static.oracle.com/cdn/ui-events-framework/libs/ui-events-framework-client.js",
  fusionOrigins: ["https://pod.fa.example.com", "https://vb.example.com"],
  svcMcaOrigins: ["https://cdn.example.com"],
  toolbarOrigins: ["https://cti.example.com"],
  allowedOrigins: ["https://toolbar.example.com"],
};

/** The sources of one directive; none when the policy does not have it. */
function sources(policy: PagePolicy, directive: string, request: Partial<PageRequest> = {}) {
  const headers = pageHeaders(policy, { path: "/toolbar/", host: "localhost:8087", ...request });
  const text = headers["content-security-policy"] ?? "";
  const found = text.split("; ").find((part) => part.startsWith(`${directive} `));
  return found?.split(" ").slice(1) ?? [];
}

Deno.test("a real Fusion may frame the toolbar, and nobody else but this machine", () => {
  assertEquals(sources(REAL, "frame-ancestors"), [
    "'self'",
    "http://localhost:*",
    "http://127.0.0.1:*",
    "https://pod.fa.example.com",
    "https://vb.example.com",
  ]);
});

Deno.test("the framework's client and whatever it loads from its own origin are let in", () => {
  for (const directive of ["script-src", "connect-src"]) {
    assert(sources(REAL, directive).includes("https://static.oracle.com"), directive);
    assert(!sources(LOCAL, directive).includes("https://static.oracle.com"), directive);
  }
});

Deno.test("the older API comes from Fusion, from where the framework does, or from a listed origin", () => {
  assertEquals(scriptOrigins(REAL, "toolbar.example.com"), [
    "https://static.oracle.com",
    "https://pod.fa.example.com",
    "https://vb.example.com",
    "https://cdn.example.com",
  ]);
});

Deno.test("on this machine the simulated Fusion's scripts come from the other name of the same port", () => {
  assertEquals(scriptOrigins(LOCAL, "localhost:8087"), ["http://127.0.0.1:8087"]);
  assertEquals(scriptOrigins(LOCAL, "127.0.0.1:9000"), ["http://localhost:9000"]);
  assertEquals(scriptOrigins(LOCAL, "gateway.example:8087"), []);
  assertEquals(scriptOrigins(LOCAL, undefined), []);
});

Deno.test("behind TLS the toolbar's socket is wss at the address it was loaded from", () => {
  assert(sources(REAL, "connect-src").includes("wss://toolbar.example.com"));
  assert(sources(REAL, "connect-src").includes("'self'"));
});

Deno.test("no page runs inline scripts, or plug-ins, or lets its base be moved", () => {
  for (const path of ["/", "/toolbar/", "/fusion/", "/softphone/"]) {
    const { "content-security-policy": text = "" } = pageHeaders(REAL, { path, host: "x" });
    assert(!text.includes("unsafe"), text);
    assertStringIncludes(text, "object-src 'none'");
    assertStringIncludes(text, "base-uri 'none'");
  }
});

Deno.test("the other pages run their own scripts only, and may not be framed by Fusion", () => {
  const fusion = { path: "/fusion/" };
  assertEquals(sources(REAL, "script-src", fusion), ["'self'"]);
  assert(!sources(REAL, "frame-ancestors", fusion).includes("https://pod.fa.example.com"));
});

Deno.test("the simulated Fusion frames toolbars of this machine and of listed origins", () => {
  const frames = sources(REAL, "frame-src", { path: "/fusion/" });
  assertEquals(frames, [
    "'self'",
    "http://localhost:*",
    "http://127.0.0.1:*",
    "https://cti.example.com",
  ]);
});

Deno.test("the toolbar asks for local network access under each of its names, and for no camera", () => {
  const toolbar = pageHeaders(REAL, { path: "/toolbar/", host: "x" })["permissions-policy"] ?? "";
  for (const name of ["local-network-access", "local-network", "loopback-network"]) {
    assertStringIncludes(toolbar, `${name}=(self)`);
  }
  assertStringIncludes(toolbar, "camera=()");
  // The page around it must be free to delegate them.
  assertEquals(pageHeaders(REAL, { path: "/fusion/", host: "x" })["permissions-policy"], undefined);
});
