// deno-lint-ignore-file no-console -- orders come on standard input, replies go to standard output
// A load generator as a process of its own, so that its work is not taken for the server's.
import { TextLineStream } from "./text_lines.ts";
import { Generator } from "./generator.ts";
import type { Order } from "./orders.ts";

const generator = new Generator({
  nowMs: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  chance: Math.random,
});

const lines = Deno.stdin.readable
  .pipeThrough(new TextDecoderStream())
  .pipeThrough(new TextLineStream());
for await (const line of lines) {
  try {
    const value = await generator.carryOut(JSON.parse(line) as Order);
    console.log(JSON.stringify({ ok: true, value }));
  } catch (error) {
    console.log(JSON.stringify({ ok: false, why: String(error) }));
  }
}
Deno.exit(0);
