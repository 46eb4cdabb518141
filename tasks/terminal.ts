// What tasks draw on a terminal while they run.

/** As much of the line as the terminal has room for: a wrapped one could not be drawn over. */
export function fitting(line: string): string {
  return line.slice(0, Deno.consoleSize().columns - 1);
}
