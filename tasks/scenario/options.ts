// The options of deno task scenario, and its help.
import { optionHelp } from "../command_line.ts";

export const SCENARIO_OPTIONS = {
  real: { sentence: "Play in real time over real sockets; by default in virtual time" },
  seed: { value: "N", sentence: "The seed of chance; wins over the files' own" },
  junit: { value: "FILE", sentence: "Write a JUnit report" },
  list: { sentence: "List the files with their titles, play nothing" },
  url: {
    value: "URL",
    sentence:
      "Play against a running server, whose mock is reset before each file; or record there",
  },
  record: {
    value: "FILE",
    sentence: "Write what happened at a running server since its mock was reset, play nothing",
  },
  help: { sentence: "Show this" },
} as const;

/** What --help shows. */
export const SCENARIO_HELP = `deno task scenario [options] [FILE…]

Plays scenario files; a FILE may be a folder or a pattern. Without one: scenarios/
The exit code is 0 when all pass, else 1.

${optionHelp(SCENARIO_OPTIONS)}

The language of the files: docs/scenarios.md`;
