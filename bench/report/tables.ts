// The results as text: a table for each section. Pure.
import type { CpuFigures, CpuRow } from "../sections/cpu.ts";
import type { LatencyFigures } from "../sections/latency.ts";
import type { ScaleFigures } from "../sections/scale.ts";
import type { StartFigures } from "../sections/start.ts";
import { SERVER_WORDS, type Skipped } from "../servers.ts";
import type { Results } from "./results.ts";

type Cell = string | number;

/** Rows under headings; numbers, and texts that begin with one, stand to the right. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [headings, ...rows.map((row) => row.map(String))];
  const widths = headings.map((_, column) =>
    Math.max(...texts.map((row) => row[column]?.length ?? 0))
  );
  const isNumber = headings.map((_, column) =>
    rows.some((row) => /^[\d.-]/.test(String(row[column] ?? "")))
  );
  return texts.map((row) =>
    row.map((text, column) =>
      isNumber[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)
    ).join("  ").trimEnd()
  ).join("\n");
}

const fixed = (value: number, digits = 1) => value.toFixed(digits);
const whole = (value: number) => String(Math.round(value));
const percent = (share: number) => `${Math.round(share * 100)}%`;
const kib = (bytes: number) => fixed(bytes / 1_024);
const mib = (bytes: number) => fixed(bytes / 1_048_576);

/** All tables, each under a heading. */
export function report(results: Results): string {
  const { cpu, latency, scale, start, mock, micro, machine } = results;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${mib(machine.memoryBytes)} MiB, ${machine.system}`,
    versions.join(", "),
    `commit ${results.commit}, ${results.begun}, load before ${fixed(machine.loadBefore, 2)}`,
    ...cpu ? ["", cpuTable(cpu)] : [],
    ...latency ? ["", latencyTable(latency)] : [],
    ...scale ? ["", scaleTables(scale)] : [],
    ...start ? ["", startTable(start)] : [],
    ...mock
      ? [
        "",
        "The mock, for each second of CPU time",
        table(["", "a second"], [
          ["calls through the switch model", whole(mock.callsPerSecond)],
          ["events of the switch model", whole(mock.eventsPerSecond)],
          [`steps of ${mock.scenarios} scenarios in virtual time`, whole(mock.stepsPerSecond)],
        ]),
      ]
      : [],
    ...micro
      ? [
        "",
        "Parts of the way (deno bench)",
        table(
          ["", "avg µs", "p99 µs"],
          micro.map(({ name, avg, p99 }) => [
            name,
            fixed(avg / 1_000, 2),
            fixed(p99 / 1_000, 2),
          ]),
        ),
      ]
      : [],
  ].join("\n");
}

function cpuTable({ rows, skipped }: CpuFigures): string {
  const of = (name: CpuRow["server"]) => rows.find(({ server }) => server === name)?.perExchange;
  const floor = of("deno");
  const express = of("express");
  return [
    "CPU time of the server, closed loop of 50 agents",
    "A call is 3 commands and 4 events; busy is the share of a core while commands are measured.",
    table(
      [
        "",
        "µs/call",
        "µs/command",
        "x floor",
        "Express/it",
        "commands/s",
        "server busy",
        "load busy",
        "T-Server busy",
      ],
      rows.map((row) => [
        SERVER_WORDS[row.server],
        whole(row.perCall),
        fixed(row.perExchange),
        floor === undefined ? "" : fixed(row.perExchange / floor, 2),
        express === undefined ? "" : fixed(express / row.perExchange, 2),
        whole(row.throughput),
        percent(row.serverBusy),
        percent(row.loadBusy),
        row.tserverBusy === 0 ? "" : percent(row.tserverBusy),
      ]),
    ),
    ...skippedLines(skipped),
  ].join("\n");
}

function latencyTable({ rows, others, skipped, stopped }: LatencyFigures): string {
  return [
    "Release to EventReleased in ms, from the intended time, hookswitch with the mock in it",
    table(
      [
        "calls/s",
        "",
        "p50",
        "p99",
        "p99.9",
        "max",
        "generator late p99",
        "calls",
        "lost",
        "told twice",
        "server busy",
        "load busy",
      ],
      rows.map((row) => [
        row.callsPerSecond,
        row.isStorm ? `storm, ${row.reconnects} connected again` : "quiet",
        fixed(row.p50, 2),
        fixed(row.p99, 2),
        fixed(row.p999, 2),
        fixed(row.max, 2),
        fixed(row.generatorP99, 2),
        row.calls,
        row.missing,
        row.doubled,
        percent(row.serverBusy),
        percent(row.loadBusy),
      ]),
    ),
    ...stopped === undefined ? [] : [`Stopped: ${stopped}`],
    ...others.length === 0 ? [] : ["", othersTable(others)],
    ...skippedLines(skipped),
  ].join("\n");
}

/** What servers without logic take shows how much of the time is the generator's and the machine's. */
function othersTable(others: LatencyFigures["others"]): string {
  return [
    "The same of other servers",
    table(
      [
        "",
        "calls/s",
        "p50",
        "p99",
        "p99.9",
        "max",
        "generator late p99",
        "server busy",
        "load busy",
      ],
      others.map((row) => [
        SERVER_WORDS[row.server],
        row.callsPerSecond,
        fixed(row.p50, 2),
        fixed(row.p99, 2),
        fixed(row.p999, 2),
        fixed(row.max, 2),
        fixed(row.generatorP99, 2),
        percent(row.serverBusy),
        percent(row.loadBusy),
      ]),
    ),
  ].join("\n");
}

const skippedLines = (skipped: readonly Skipped[]) =>
  skipped.map(({ server, why }) => `${SERVER_WORDS[server]}: skipped, ${why}`);

function scaleTables({ agents, toolbars, shift, skipped }: ScaleFigures): string {
  const [first] = agents;
  const [single] = toolbars;
  return [
    "The gateway as agents grow, the T-Server in a process of its own",
    table(
      [
        "agents",
        "connected/s",
        "MiB",
        "KiB/agent",
        "µs/call",
        "x first",
        "idle busy",
        "server busy",
        "load busy",
      ],
      agents.map((row) => [
        row.agents,
        whole(row.connectRate),
        mib(row.bytes),
        kib(row.bytesPerAgent),
        whole(row.perCall),
        fixed(row.perCall / (first?.perCall ?? NaN), 2),
        percent(row.idleBusy),
        percent(row.serverBusy),
        percent(row.loadBusy),
      ]),
    ),
    ...skipped.map((what) => `Skipped: ${what}`),
    "",
    "Events to several toolbars of an agent",
    table(
      ["toolbars", "µs/call", "µs more for an event of one more", "events/s", "server busy"],
      toolbars.map((row) => [
        row.toolbars,
        whole(row.perCall),
        row.toolbars === single?.toolbars
          ? ""
          : fixed((row.perCall - (single?.perCall ?? NaN)) / EVENTS_PER_CALL / (row.toolbars - 1)),
        whole(row.eventsPerSecond),
        percent(row.serverBusy),
      ]),
    ),
    "",
    `After a shift of ${shift.calls} calls an agent weighs ` +
    `${kib(shift.heapBytesPerAgent + shift.otherBytesPerAgent)} KiB more, ` +
    `${kib(shift.heapBytesPerAgent)} of them on V8's heap`,
  ].join("\n");
}

const EVENTS_PER_CALL = 4;

function startTable(start: StartFigures): string {
  return [
    "Start, and what it weighs",
    table(["", ""], [
      ["deno task start until the port answers, ms", whole(start.listenMs)],
      ["deno task start until the first call is over, ms", whole(start.callMs)],
      ["sources that the server loads, KiB", kib(start.sourceBytes)],
      ["packages that it loads, KiB", kib(start.packageBytes)],
      ["built pages, KiB", kib(start.pageBytes)],
      ["the toolbar, KiB", kib(start.toolbarBytes)],
      ["the toolbar with gzip, KiB", kib(start.toolbarGzipBytes)],
    ]),
  ].join("\n");
}
