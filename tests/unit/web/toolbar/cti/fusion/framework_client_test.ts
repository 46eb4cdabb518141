import { assertEquals, assertRejects } from "@std/assert";
import { ManualClock } from "../../../../../../gateway/runtime/manual_clock.ts";
import {
  connectToFusion,
  FRAMEWORK_LIMIT_MS,
  type FrameworkHost,
  FusionUnavailableError,
} from "../../../../../../web/toolbar/cti/fusion/frameworkClient.ts";
import { FakeFusion } from "../../peers/fake_fusion.ts";
import { settle } from "../../../../../helpers/settle.ts";

const SETTINGS = { frameworkClientUrl: "https://fusion.example/uef.js" };

function connect(
  host: Partial<FrameworkHost>,
  { clock = new ManualClock(), answer = () => Response.json(SETTINGS) } = {},
) {
  return connectToFusion({
    host: { ...new FakeFusion().host, ...host },
    clock,
    fetch: () => Promise.resolve(answer()),
    settingsUrl: "/toolbar/settings.json",
    applicationName: "test",
  });
}

Deno.test("connectToFusion() loads the script that the settings name", async () => {
  const loaded: string[] = [];
  await connect({
    loadScript: (url) => {
      loaded.push(url);
      return Promise.resolve();
    },
  });
  assertEquals(loaded, [SETTINGS.frameworkClientUrl]);
});

Deno.test("connectToFusion() says why there is no Fusion", async () => {
  const refused = (promise: Promise<unknown>, message: string) =>
    assertRejects(() => promise, FusionUnavailableError, message);

  const unframed = await refused(connect({ framed: false }), "not opened by Fusion");
  assertEquals(unframed.code, "alone");
  await refused(
    connect({ loadScript: () => Promise.reject(new Error("blocked")) }),
    "cannot be loaded",
  );
  await refused(connect({ framework: () => undefined }), "cannot be loaded");
  const missing = () => new Response("", { status: 404 });
  await refused(connect({}, { answer: missing }), "cannot be loaded");
});

Deno.test("connectToFusion() gives up a framework that never lets the toolbar in", async () => {
  const clock = new ManualClock();
  const framework = () => ({ initialize: () => new Promise<never>(() => {}) });
  const connecting = connect({ framework }, { clock });
  await settle();
  clock.advance(FRAMEWORK_LIMIT_MS);
  await assertRejects(() => connecting, FusionUnavailableError, "does not answer");
  assertEquals(clock.pending, 0);
});
