import { assertEquals, assertThrows } from "@std/assert";
import { readOpenFileLimit } from "../../../bench/measure/open_files.ts";
import { readRollup, readStat, treeOf } from "../../../bench/measure/stat.ts";

const stat = (pid: number, parent: number, name = "deno") =>
  `${pid} (${name}) S ${parent} 9 9 0 -1 4194560 1 0 2 0 250 50 7 7 20 0 9 0 1 2 3`;

Deno.test("readStat() reads CPU time, whatever the program is called", () => {
  assertEquals(readStat(stat(12, 3)), { pid: 12, parent: 3, cpuSeconds: 3 });
  assertEquals(readStat(stat(12, 3, "a (b) c")), { pid: 12, parent: 3, cpuSeconds: 3 });
});

Deno.test("treeOf() finds a process and all that descend from it", () => {
  const all = [stat(1, 0), stat(2, 1), stat(3, 2), stat(4, 2), stat(5, 1)].map(readStat);
  assertEquals(treeOf(2, all).map(({ pid }) => pid), [2, 3, 4]);
});

Deno.test("readRollup() reads bytes, and says what it cannot find", () => {
  const rollup = "55d0-7ffe ---p 00:00 0 [rollup]\nRss:    80524 kB\nPss:    60120 kB\n";
  assertEquals(readRollup(rollup, "Pss"), 60_120 * 1_024);
  assertThrows(() => readRollup("", "Rss"), Error, "Cannot find Rss");
});

Deno.test("readOpenFileLimit() reads the soft limit", () => {
  const limits = (soft: string) =>
    `Limit  Soft\nMax open files            ${soft}   524288   files\n`;
  assertEquals(readOpenFileLimit(limits("20000")), 20_000);
  assertEquals(readOpenFileLimit(limits("unlimited")), Infinity);
  assertThrows(() => readOpenFileLimit(""), Error);
});
