// Opens the port, or says in one sentence why it cannot.

/** The address cannot be listened on; the message is one sentence for the operator. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** What an operator sets to choose another port. */
  readonly portVariable: string;
  /** Called with the port that was opened. */
  readonly onListen: (port: number) => void;
}

/** @throws {ListenError} when the address is taken or cannot be used */
export function listen(
  { host, port, portVariable, onListen }: ListenOptions,
  fetch: (request: Request) => Response | Promise<Response>,
): Deno.HttpServer {
  try {
    return Deno.serve({ hostname: host, port, onListen: (at) => onListen(at.port) }, fetch);
  } catch (cause) {
    const why = cause instanceof Deno.errors.AddrInUse
      ? `the port is in use. Stop the other program or set ${portVariable}`
      : cause instanceof Error
      ? cause.message
      : String(cause);
    throw new ListenError(`Cannot listen on ${host}:${port}: ${why}`, { cause });
  }
}
