import { assertEquals, assertStringIncludes } from "@std/assert";
import { pages } from "../../../../gateway/http/pages.ts";
import { settingsOf, type SettingTexts } from "../../../helpers/gateway.ts";

/** A toolbar's page as a real Fusion would get it; the folder holds what a page is made of. */
async function toolbarPage(settings: SettingTexts): Promise<Response> {
  const root = `${import.meta.dirname}/../../../../web`;
  const app = pages({ ...settingsOf(settings), root });
  const response = await app.request("/toolbar/index.html", {
    headers: { host: "toolbar.example.com" },
  });
  await response.body?.cancel();
  return response;
}

Deno.test("by one setting the toolbar runs a real Fusion's framework; its headers let it", async () => {
  const response = await toolbarPage({
    frameworkClientUrl:
      "https://static.oracle.com/cdn/ui-events-framework/libs/ui-events-framework-client.js",
    fusionOrigins: "https://pod.fa.example.com",
    allowedOrigins: "https://toolbar.example.com",
  });
  assertEquals(response.status, 200);
  const policy = response.headers.get("content-security-policy") ?? "";
  assertStringIncludes(policy, "frame-ancestors 'self' http://localhost:* http://127.0.0.1:* ");
  assertStringIncludes(policy, "https://pod.fa.example.com");
  assertStringIncludes(policy, "script-src 'self' https://static.oracle.com");
  assertStringIncludes(policy, "wss://toolbar.example.com");
});

Deno.test("nothing else stands in a frame's way: no X-Frame-Options, no isolation, no cookie", async () => {
  const { headers } = await toolbarPage({});
  for (
    const name of [
      "x-frame-options",
      "cross-origin-opener-policy",
      "cross-origin-embedder-policy",
      "cross-origin-resource-policy",
      "set-cookie",
    ]
  ) assertEquals(headers.get(name), null, name);
  assertEquals(headers.get("referrer-policy"), "strict-origin-when-cross-origin");
  assertEquals(headers.get("x-content-type-options"), "nosniff");
  assertStringIncludes(headers.get("permissions-policy") ?? "", "loopback-network=(self)");
});

Deno.test("an answer without a page has the headers, too", async () => {
  const app = pages({ ...settingsOf(), root: "/nowhere" });
  const response = await app.request("/toolbar/nothing.js");
  await response.body?.cancel();
  assertEquals(response.status, 404);
  assertStringIncludes(response.headers.get("content-security-policy") ?? "", "default-src 'self'");
});

Deno.test("/toolbar/settings.json tells where the older API may be loaded from", async () => {
  const app = pages({ ...settingsOf({ svcMcaOrigins: "https://cdn.example.com" }), root: "/" });
  const response = await app.request("/toolbar/settings.json", {
    headers: { host: "localhost:8087" },
  });
  assertEquals(await response.json(), {
    frameworkClientUrl: "/fusion/ui-events-framework-client.js",
    svcMcaOrigins: ["http://127.0.0.1:8087", "https://cdn.example.com"],
  });
});
