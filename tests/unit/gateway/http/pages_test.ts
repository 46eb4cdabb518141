// The built pages as a browser fetches them.
import { assert, assertEquals } from "@std/assert";
import { pages } from "../../../../gateway/http/pages.ts";
import { settingsOf } from "../../../helpers/gateway.ts";

const root = `${import.meta.dirname}/../../../../web/dist`;
const app = pages({ ...settingsOf({ frameworkClientUrl: "/client.js", country: "DE" }), root });

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

for (const [encoding, ending] of [["br", ".br"], ["gzip", ".gz"]] as const) {
  Deno.test(`a script is served as the build compressed it, by ${encoding}`, async () => {
    const { response, bytes } = await get("/toolbar/main.js", {
      "accept-encoding": encoding,
    });
    assertEquals(response.headers.get("content-encoding"), encoding);
    assertEquals(response.headers.get("vary")?.includes("Accept-Encoding"), true);
    assertEquals(bytes, await Deno.readFile(`${root}/toolbar/main.js${ending}`));
  });
}

Deno.test("who does not ask for compression gets the script itself, and a folder its page", async () => {
  const { response, bytes } = await get("/toolbar/main.js");
  assertEquals(response.headers.get("content-encoding"), null);
  assertEquals(bytes, await Deno.readFile(`${root}/toolbar/main.js`));
  const page = await get("/toolbar/");
  assert(new TextDecoder().decode(page.bytes).startsWith("<!DOCTYPE html>"));
  assertEquals((await get("/toolbar/nothing.js")).response.status, 404);
});

Deno.test("nothing is there: a browser gets a page that leads on, an interface's caller does not", async () => {
  const page = await get("/nowhere", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
  const text = new TextDecoder().decode(page.bytes);
  assertEquals(page.response.status, 404);
  assert(text.includes("Nothing is at this address"), text);
  assert(page.response.headers.get("content-security-policy"));
  const problem = await get("/nowhere", { accept: "application/json" });
  assertEquals(problem.response.status, 404);
  assert(!new TextDecoder().decode(problem.bytes).includes("<html"));
});

Deno.test("a page that has not changed is not sent again", async () => {
  const first = await get("/toolbar/main.js", { "accept-encoding": "br" });
  const etag = first.response.headers.get("etag") ?? "";
  const again = await get("/toolbar/main.js", {
    "accept-encoding": "br",
    "if-none-match": etag,
  });
  assertEquals([again.response.status, again.bytes.length], [304, 0]);
});

Deno.test("the toolbar is told whose numbers are national, where that was set", async () => {
  const { bytes } = await get("/toolbar/settings.json");
  assertEquals(JSON.parse(new TextDecoder().decode(bytes)), {
    frameworkClientUrl: "/client.js",
    country: "DE",
    svcMcaOrigins: [],
  });
});
