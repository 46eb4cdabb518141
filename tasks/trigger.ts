// deno-lint-ignore-file no-console -- the command line is its edge
// deno task trigger: lets one thing happen at a running hookswitch with a mock T-Server.
import { readArguments, UsageError } from "./command_line.ts";
import { ask } from "../mock-tserver/scenario/mod.ts";
import { TRIGGER_OPTIONS, triggerHelp, triggerRequest } from "./trigger/triggers.ts";

async function main(): Promise<number> {
  const given = readArguments(Deno.args, TRIGGER_OPTIONS);
  const [name, ...words] = given.rest;
  if (given.flags.has("help") || name === undefined) {
    console.log(triggerHelp());
    return given.flags.has("help") ? 0 : 1;
  }
  const base = given.options.get("url") ??
    `http://localhost:${Deno.env.get("HOOKSWITCH_PORT") || "8087"}`;
  if (!URL.canParse(base)) throw new UsageError(`Cannot use --url "${base}": it is no address`);
  const request = triggerRequest(name, { words, options: given.options });
  const { status, body } = await ask(fetch, { base, request }).catch(() => {
    throw new UsageError(
      `Nothing answers at ${base}: start it with "deno task dev", or name another with --url`,
    );
  });
  const text = body === undefined ? `${name}: done` : JSON.stringify(body, undefined, 2);
  if (status < 300) {
    console.log(text);
    return 0;
  }
  const { title, detail } = (body ?? {}) as { title?: string; detail?: string };
  console.error(`trigger: ${name} was refused with ${status}: ${detail ?? title ?? text}`);
  return 1;
}

try {
  Deno.exit(await main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`trigger: ${error.message}`);
  Deno.exit(1);
}
