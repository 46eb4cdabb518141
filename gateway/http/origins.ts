// Which origins may talk to the gateway. Browsers send Origin; other clients need not.

export const FORBIDDEN_HOST =
  "Use a loopback address, or add this host's origin to the setting allowedOrigins";

export const FORBIDDEN_ORIGIN =
  "Pages of this origin may not use the gateway. Add it to the setting allowedOrigins";

/** True for a host name or address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, "$1");
  return name === "localhost" || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** True for text that is exactly an http(s) origin: scheme, host, and a port unless it is the default. */
export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

/** Decides whether a request with this Origin header is served; undefined is no header. */
export type OriginPolicy = (origin: string | undefined) => boolean;

/** Serves clients that are no browsers, loopback pages on any port, and the origins that are listed. */
export function originPolicy(allowed: readonly string[]): OriginPolicy {
  const listed = new Set(allowed);
  return latest((origin) => {
    if (origin === undefined || listed.has(origin)) return true;
    return isOrigin(origin) && isLoopback(new URL(origin).hostname);
  });
}

/** Decides whether a request with this Host header is served. */
export type HostPolicy = (host: string | undefined) => boolean;

/**
 * Serves loopback names, and the hosts of the origins that are listed. A page of another name that was
 * made to resolve to this machine (DNS rebinding) is thus refused: to itself it is same-origin, and its
 * GET requests carry no Origin.
 */
export function hostPolicy(allowed: readonly string[]): HostPolicy {
  const listed = new Set(allowed.map((origin) => new URL(origin).host));
  return latest((host) =>
    host === undefined || listed.has(host) ||
    isLoopback(URL.parse(`http://${host}`)?.hostname ?? "")
  );
}

/** Remembers its latest answer: one client after the other says the same. */
function latest(judge: (text: string | undefined) => boolean): typeof judge {
  let asked: string | undefined;
  let answer = judge(asked);
  return (text) => {
    if (text === asked) return answer;
    answer = judge(text);
    asked = text;
    return answer;
  };
}
