// What crosses the wire in a call of hookswitch's: the servers that it is compared with say the same.
import { Load } from "./load/generators.ts";
import type { Messages } from "./load/orders.ts";
import { FIRST_AGENT, keepMessages, startServer } from "./servers.ts";
import type { StartOptions } from "./start_options.ts";

/** Records a call, and keeps it where servers look for it. */
export async function recordMessages(options: StartOptions): Promise<Messages> {
  const server = await startServer("gateway", options);
  const load = new Load(options);
  await load.connect({
    target: server.target,
    first: FIRST_AGENT,
    count: 1,
    toolbarsPerAgent: 1,
    commandLines: 1,
    saysCalls: true,
  });
  const messages = await load.record();
  keepMessages(messages, options);
  await Promise.all([server.close(), load.close()]);
  return messages;
}
