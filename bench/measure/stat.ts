// Reads what Linux tells of processes in /proc. Pure; docs: proc(5).

/** Linux counts CPU time for /proc in hundredths of a second (USER_HZ). */
const TICKS_PER_SECOND = 100;

export interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  /** User and system time of the process with all its threads. */
  readonly cpuSeconds: number;
}

/** Reads /proc/<pid>/stat; the program's name in it may hold blanks and brackets. */
export function readStat(text: string): ProcessStat {
  const name = text.lastIndexOf(")");
  const [, parent, ...rest] = text.slice(name + 2).split(" ");
  const [userTicks, systemTicks] = rest.slice(9, 11).map(Number);
  return {
    pid: Number(text.slice(0, text.indexOf(" "))),
    parent: Number(parent),
    cpuSeconds: ((userTicks ?? NaN) + (systemTicks ?? NaN)) / TICKS_PER_SECOND,
  };
}

/** The process and all that descend from it. */
export function treeOf(root: number, all: readonly ProcessStat[]): ProcessStat[] {
  const children = all.filter(({ parent }) => parent === root);
  return [
    ...all.filter(({ pid }) => pid === root),
    ...children.flatMap(({ pid }) => treeOf(pid, all)),
  ];
}

/** A figure of /proc/<pid>/smaps_rollup, such as "Pss", in bytes. */
export function readRollup(text: string, name: "Rss" | "Pss"): number {
  const kilobytes = new RegExp(`^${name}: +(\\d+) kB$`, "m").exec(text)?.[1];
  if (kilobytes === undefined) throw new Error(`Cannot find ${name} in smaps_rollup`);
  return Number(kilobytes) * 1_024;
}
