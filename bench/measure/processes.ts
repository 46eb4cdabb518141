// What processes have cost so far: CPU time and memory, with everything that descends from them.
import { type ProcessStat, readRollup, readStat, treeOf } from "./stat.ts";

/** User and system time of a process and all that descend from it, in seconds. */
export function cpuSeconds(pid: number): number {
  return treeOf(pid, allStats()).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}

/** Memory that a process holds, shared pages divided among those that share them, in bytes. */
export function pssBytes(pid: number): number {
  return treeOf(pid, allStats()).reduce((sum, { pid }) => {
    return sum + readRollup(Deno.readTextFileSync(`/proc/${pid}/smaps_rollup`), "Pss");
  }, 0);
}

function allStats(): ProcessStat[] {
  const stats: ProcessStat[] = [];
  for (const { name } of Deno.readDirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      stats.push(readStat(Deno.readTextFileSync(`/proc/${name}/stat`)));
    } catch (error) {
      // It has ended meanwhile.
      if (!(error instanceof Deno.errors.NotFound || isGone(error))) throw error;
    }
  }
  return stats;
}

/** ESRCH: the process went between opening and reading. */
const isGone = (error: unknown) => error instanceof Error && /os error 3\b/.test(error.message);

/** The ids of a process and of all that descend from it. */
export function allDescendants(pid: number): number[] {
  return treeOf(pid, allStats()).map(({ pid }) => pid);
}
