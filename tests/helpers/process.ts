// hookswitch as an operator runs it, to its end; `Process` is one that serves.
import {
  type Env,
  GATEWAY,
  MOCK,
  Process,
  programCommand,
  type ProgramFile,
} from "../../tasks/soak/process.ts";
export { Process };

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs hookswitch to its end. */
export async function runToEnd(env: Env, ...args: string[]): Promise<Ended> {
  return await end(GATEWAY, env, args);
}

/** Runs the mock T-Server alone to its end. */
export async function runMockToEnd(env: Env): Promise<Ended> {
  return await end(MOCK, env);
}

async function end(program: ProgramFile, env: Env, args: readonly string[] = []): Promise<Ended> {
  const { code, stdout, stderr } = await programCommand(program, { env, args }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}
