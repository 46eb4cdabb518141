// How many files a process may have open: each connection is one.

/** Reads the soft limit from /proc/<pid>/limits. */
export function readOpenFileLimit(text: string): number {
  const limit = /^Max open files +(\d+|unlimited)/m.exec(text)?.[1];
  if (limit === undefined) throw new Error("Cannot find the limit of open files");
  return limit === "unlimited" ? Infinity : Number(limit);
}
