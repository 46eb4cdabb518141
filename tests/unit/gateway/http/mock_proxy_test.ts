import { assertEquals } from "@std/assert";
import { Hono } from "hono";
import { mockProxy } from "../../../../gateway/http/mock_proxy.ts";

const gateway = (mockUrl?: string) => new Hono().route("/mock", mockProxy(mockUrl));

Deno.test("/mock is passed on as it is asked, without the names that only the gateway knows", async () => {
  await using mock = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (asked) =>
      Response.json({
        method: asked.method,
        url: asked.url,
        origin: asked.headers.get("origin"),
        type: asked.headers.get("content-type"),
        body: await asked.text(),
      }, { status: 201, headers: { location: "/mock/calls/1" } }),
  );
  const host = `127.0.0.1:${mock.addr.port}`;
  for (const mockUrl of [`http://${host}/mock`, `http://${host}/mock/`]) {
    const answer = await gateway(mockUrl).request("http://pod.example.com/mock/calls?since=7", {
      method: "POST",
      headers: { origin: "https://pod.example.com", "content-type": "application/json" },
      body: '{"to":"7001"}',
    });
    assertEquals([answer.status, answer.headers.get("location")], [201, "/mock/calls/1"]);
    assertEquals(await answer.json(), {
      method: "POST",
      url: `http://${host}/mock/calls?since=7`,
      origin: null,
      type: "application/json",
      body: '{"to":"7001"}',
    });
  }
});

Deno.test("a redirect of the mock is the page's to follow", async () => {
  await using mock = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response(null, { status: 302, headers: { location: "https://elsewhere.example" } }),
  );
  const answer = await gateway(`http://127.0.0.1:${mock.addr.port}/mock`).request("/mock/docs");
  assertEquals(answer.status, 302);
  await answer.body?.cancel();
});
