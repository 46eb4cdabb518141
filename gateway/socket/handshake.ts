// Judges a WebSocket handshake before the upgrade: Deno upgrades any Origin and any version, and
// throws on missing headers. Pure.

export interface HandshakeProblem {
  readonly code: "upgrade-required" | "bad-handshake" | "forbidden-origin";
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The one WebSocket version there is (RFC 6455 section 4.1). */
const VERSION = "13";

/** Says what is wrong with a handshake; undefined when it may be upgraded. */
export function handshakeProblem(
  headers: Headers,
  isAllowed: (origin: string | undefined) => boolean,
): HandshakeProblem | undefined {
  if (!isAllowed(headers.get("origin") ?? undefined)) {
    return {
      code: "forbidden-origin",
      detail: "Toolbars of this origin may not connect. Add it to the setting allowedOrigins",
    };
  }
  if (!hasToken(headers, "upgrade", "websocket")) {
    return {
      code: "upgrade-required",
      detail: "Open a WebSocket here, for example new WebSocket(url)",
      headers: { upgrade: "websocket", connection: "Upgrade" },
    };
  }
  if (headers.get("sec-websocket-version") !== VERSION) {
    return {
      code: "upgrade-required",
      detail: `Use WebSocket version ${VERSION}`,
      headers: { upgrade: "websocket", "sec-websocket-version": VERSION },
    };
  }
  if (!hasToken(headers, "connection", "upgrade") || !isKey(headers.get("sec-websocket-key"))) {
    return {
      code: "bad-handshake",
      detail: "Send Connection: Upgrade and a Sec-WebSocket-Key of 16 bytes in base64",
    };
  }
  return undefined;
}

function hasToken(headers: Headers, name: string, token: string): boolean {
  const tokens = (headers.get(name) ?? "").split(",");
  return tokens.some((part) => part.trim().toLowerCase() === token);
}

const isKey = (key: string | null) => /^[A-Za-z0-9+/]{22}==$/.test(key ?? "");
