// The single parts of a command's way through the gateway: runs `deno bench` over bench/micro.
import type { Stage } from "../stage.ts";

export interface MicroRow {
  readonly name: string;
  /** Nanoseconds; the average and the 99th percentile. */
  readonly avg: number;
  readonly p99: number;
}

interface BenchReport {
  readonly benches: readonly {
    readonly name: string;
    readonly results: readonly { readonly ok?: { readonly avg: number; readonly p99: number } }[];
  }[];
}

export async function measureMicro({ root, scope, say }: Stage): Promise<readonly MicroRow[]> {
  say("deno bench");
  const { stdout, stderr, success } = await new Deno.Command("deno", {
    args: ["bench", "--json", ...scope.micro.files],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (!success) throw new Error(`deno bench failed: ${text(stderr)}`);
  const { benches } = JSON.parse(text(stdout)) as BenchReport;
  return benches.flatMap(({ name, results }) =>
    results.flatMap(({ ok }) => ok ? [{ name, avg: ok.avg, p99: ok.p99 }] : [])
  );
}
