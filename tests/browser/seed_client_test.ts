// A client as Oracle's tutorial has it, on a page of another origin: it must work unchanged.
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { launchBrowser } from "../helpers/browser.ts";
import { Server } from "../helpers/wire.ts";

/** It knows two addresses, remembers one connectionId, reads four fields, and looks at no answer. */
const CLIENT = `<!doctype html><title>Tutorial client</title><script>
const heard = [];
let connectionId;
const say = (message) => fetch(rest, {
  method: "POST",
  headers: { "Content-type": "application/json" },
  body: JSON.stringify(message),
});
const socket = new WebSocket(ws);
socket.onopen = () => say({ type: "initialize" });
socket.onmessage = ({ data }) => {
  const { eventName, eventId, connectionId: id, ANI } = JSON.parse(data);
  heard.push([eventName, eventId, ANI]);
  if (eventName === "EventRinging") connectionId = id;
};
const accept = () => say({ type: "Accept", connectionId });
const reject = () => say({ type: "Reject", connectionId });
const heardOf = (name) => heard.filter(([eventName]) => eventName === name);
</script>`;

declare const accept: () => Promise<Response>;
declare const reject: () => Promise<Response>;
declare const heardOf: (name: string) => unknown[];

async function hears(page: Page, name: string, times: number): Promise<void> {
  await page.waitForFunction(([of, count]) => heardOf(`${of}`).length === count, [name, times]);
}

Deno.test("the tutorial's client works from another origin: register, ring, accept, reject, hang up", async () => {
  await using server = new Server();
  const script = CLIENT
    .replace("(rest,", `("${server.url("/genesys/events")}",`)
    .replace("(ws)", `("ws://localhost:${server.port}/genesysWs")`);
  const elsewhere = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response(script, { headers: { "content-type": "text/html" } }),
  );
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(`http://localhost:${elsewhere.addr.port}/`);
  const { customer } = server.mock.control;

  await hears(page, "EventRegistered", 1);
  customer.call({ from: "+14155550100", to: "7001" });
  await hears(page, "EventRinging", 1);
  assertEquals(await page.evaluate(() => reject().then(({ status }) => status)), 202);
  await hears(page, "EventReleased", 1);

  const { eventId } = customer.call({ from: "+14155550142", to: "7001" });
  await hears(page, "EventRinging", 2);
  await page.evaluate(() => accept().then(() => {}));
  await hears(page, "EventEstablished", 1);
  await page.evaluate(() => reject().then(() => {}));
  await hears(page, "EventReleased", 2);
  assertEquals(await page.evaluate(() => heardOf("EventReleased")[1]), [
    "EventReleased",
    eventId,
    "+14155550142",
  ]);
  assertEquals(await page.evaluate(() => heardOf("EventRinging")[1]), [
    "EventRinging",
    eventId,
    "+14155550142",
  ]);
  await elsewhere.shutdown();
});
