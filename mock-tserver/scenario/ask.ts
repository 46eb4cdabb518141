// Asks the gateway over HTTP as a scenario does, through whatever takes a request to it.
import type { Answer, StageRequest } from "./stage.ts";

/** Sends a request and reads its answer as JSON, where it has one. */
export async function ask(
  send: (request: Request) => Response | Promise<Response>,
  { base, request: { method, path, body } }: { base: string; request: StageRequest },
): Promise<Answer> {
  const response = await send(
    new Request(new URL(path, base), {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    }),
  );
  const text = await response.text();
  return { status: response.status, body: readJson(text) };
}

function readJson(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
