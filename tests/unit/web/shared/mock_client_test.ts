import { assertEquals } from "@std/assert";
import { createMockClient, type Fetch } from "../../../../web/shared/mock_client.ts";

function answering(response: () => Response): { fetch: Fetch; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (url, init) => {
      asked.push(`${init?.method ?? "GET"} ${url} ${init?.body ?? ""}`.trim());
      return Promise.resolve(response());
    },
  };
}

Deno.test("placeCall() sends both numbers and reads the call's names", async () => {
  const ids = { connectionId: "c1", eventId: "u1" };
  const { fetch, asked } = answering(() => Response.json(ids, { status: 201 }));
  const result = await createMockClient(fetch).placeCall("+14155550100", "7001");
  assertEquals(result, { ok: true, value: ids });
  assertEquals(asked, ['POST /mock/calls {"from":"+14155550100","to":"7001"}']);
});

Deno.test("setDelays() patches the delays and answers with the settings", async () => {
  const { fetch, asked } = answering(() => Response.json({ delays: { RequestReleaseCall: 250 } }));
  const result = await createMockClient(fetch).setDelays({ RequestReleaseCall: 250 });
  assertEquals(asked, ['PATCH /mock/settings {"delays":{"RequestReleaseCall":250}}']);
  assertEquals(result.ok && result.value.delays, { RequestReleaseCall: 250 });
});

Deno.test("a refusal is told by the problem's detail", async () => {
  const problem = { type: "/problems/wrong-state", title: "Wrong state", detail: "It is over" };
  const { fetch } = answering(() => Response.json(problem, { status: 409 }));
  assertEquals(await createMockClient(fetch).customerHangsUp("c1"), {
    ok: false,
    detail: "It is over",
    status: 409,
  });
});

Deno.test("a refusal without a problem is told by its status", async () => {
  const { fetch } = answering(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  assertEquals(await createMockClient(fetch).reset(), {
    ok: false,
    detail: "The mock T-Server answered 502 without saying why",
    status: 502,
  });
});

Deno.test("an answer of another shape is a failure, not an exception", async () => {
  const { fetch } = answering(() => Response.json({ dns: "none" }));
  const result = await createMockClient(fetch).dns();
  assertEquals(result.ok, false);
});

Deno.test("a network failure is told in words", async () => {
  const client = createMockClient(() => Promise.reject(new TypeError("connection refused")));
  const result = await client.calls();
  assertEquals(!result.ok && result.detail.startsWith("The mock T-Server cannot be reached"), true);
});

Deno.test("a ConnID is escaped in the address", async () => {
  const { fetch, asked } = answering(() => Response.json({}));
  await createMockClient(fetch).customerAnswers("a/b");
  assertEquals(asked, ["POST /mock/calls/a%2Fb/answer {}"]);
});
