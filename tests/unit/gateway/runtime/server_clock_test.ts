import { assertEquals } from "@std/assert";
import { serverClock } from "../../../../gateway/runtime/server_clock.ts";

Deno.test("What is due at once comes in order, after the turn that set it, unless it is cancelled", async () => {
  const fired: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  serverClock.setTimer(0, () => void fired.push("first"));
  serverClock.setTimer(0, () => void fired.push("cancelled")).cancel();
  serverClock.setTimer(0, resolve);
  fired.push("this turn");
  await promise;
  assertEquals(fired, ["this turn", "first"]);
});
