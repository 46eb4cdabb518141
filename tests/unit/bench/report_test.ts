import { assert, assertEquals, assertThrows } from "@std/assert";
import { wantedSections } from "../../../bench/options.ts";
import { chart } from "../../../bench/report/chart.ts";
import type { Results } from "../../../bench/report/results.ts";
import { report, table } from "../../../bench/report/tables.ts";
import type { CpuRow } from "../../../bench/sections/cpu.ts";
import type { ServerName } from "../../../bench/servers.ts";
import { readArguments, UsageError } from "../../../tasks/command_line.ts";
import { BENCH_OPTIONS } from "../../../bench/options.ts";

const cpuRow = (server: ServerName, perExchange: number): CpuRow => ({
  server,
  perCall: 4 * perExchange,
  perExchange,
  callRounds: [],
  exchangeRounds: [],
  throughput: 1_000,
  serverBusy: 0.9,
  loadBusy: 0.4,
  tserverBusy: 0,
});

const RESULTS: Results = {
  mode: "quick",
  begun: "2026-01-01T00:00:00.000Z",
  seconds: 1,
  commit: "abc",
  machine: {
    cpu: "A <CPU>",
    cores: 2,
    memoryBytes: 2 ** 30,
    system: "Linux",
    versions: { deno: "1" },
    loadBefore: 0,
  },
  cpu: {
    rows: [cpuRow("gateway", 30), cpuRow("deno", 20), cpuRow("express", 120)],
    skipped: [{ server: "nginx", why: "not installed: apt-get install nginx" }],
  },
};

Deno.test("table() puts numbers to the right and words to the left", () => {
  assertEquals(
    table(["", "µs"], [["one", 5], ["eleven", "12.0"]]),
    ["          µs", "one        5", "eleven  12.0"].join("\n"),
  );
});

Deno.test("report() compares each server with the floor and with Express", () => {
  const text = report(RESULTS);
  assert(/^hookswitch .* 30\.0 +1\.50 +4\.00 /m.test(text), text);
  assert(/^Deno\.serve alone.* 20\.0 +1\.00 +6\.00 /m.test(text), text);
});

Deno.test("report() says plainly what was skipped and how to have it", () => {
  assert(
    report(RESULTS).includes("nginx with nchan: skipped, not installed: apt-get install nginx"),
  );
});

Deno.test("chart() draws a bar for each server, as well-formed SVG", () => {
  const svg = chart(RESULTS);
  assertEquals(svg.match(/<rect /g)?.length, 3);
  assert(svg.includes("hookswitch"), svg);
  assertEquals(svg.match(/<text/g)?.length, svg.match(/<\/text>/g)?.length);
});

Deno.test("wantedSections() keeps their order, and refuses what there is not", () => {
  const wanted = (...args: string[]) => wantedSections(readArguments(args, BENCH_OPTIONS));
  assertEquals(wanted("--only", "start,cpu"), ["cpu", "start"]);
  assertEquals(wanted("--full").length, 6);
  assertThrows(() => wanted("--only", "speed"), UsageError, "Unknown section");
  assertThrows(() => wanted("fast"), UsageError, 'Unexpected "fast"');
});
