import { assertEquals } from "@std/assert";
import { Liveness, type LivenessOptions } from "../../../../gateway/socket/liveness.ts";

const HEARTBEAT = { intervalMs: 10_000, leaseMs: 25_000 };

const liveness = (options: Partial<LivenessOptions> = {}) =>
  new Liveness({ nowMs: 0, stalledReaderMs: 10_000, phase: 0.5, ...options });

Deno.test("Liveness asks for a sign of life every interval, from its phase on", () => {
  const peer = liveness({ heartbeat: HEARTBEAT });
  const beats: number[] = [];
  for (let nowMs = 0; nowMs <= 40_000; nowMs += 1_000) {
    peer.heard(nowMs);
    if (peer.judge(nowMs, 0) === "beat") beats.push(nowMs);
  }
  assertEquals(beats, [5_000, 15_000, 25_000, 35_000]);
});

Deno.test("Liveness finds a peer silent when its lease is over, and not before", () => {
  const peer = liveness({ heartbeat: HEARTBEAT, phase: 1 });
  peer.heard(7_000);
  peer.judge(10_000, 0);
  peer.judge(20_000, 0);
  peer.judge(30_000, 0);
  assertEquals(peer.judge(31_999, 0), "fine");
  assertEquals(peer.judge(32_000, 0), "silent");
  assertEquals(liveness().judge(3_600_000, 0), "fine");
});

Deno.test("Liveness finds a reader stalled whose backlog does not shrink, however much is added", () => {
  const peer = liveness();
  assertEquals(peer.judge(50_000, 0), "fine");
  peer.sent(100);
  assertEquals(peer.judge(51_000, 100), "fine");
  for (let nowMs = 52_000; nowMs < 60_000; nowMs += 1_000) {
    peer.sent(10);
    assertEquals(peer.judge(nowMs, 100 + (nowMs - 51_000) / 100), "fine", `${nowMs}`);
  }
  assertEquals(peer.judge(60_000, 180), "stalled");
});

Deno.test("Liveness lets a slow reader live whose backlog grows, but who reads", () => {
  const peer = liveness();
  for (let nowMs = 0, waiting = 0; nowMs < 60_000; nowMs += 1_000) {
    peer.sent(100);
    waiting += 99;
    assertEquals(peer.judge(nowMs, waiting), "fine");
  }
});
