// Which origins may talk to the gateway. Browsers send Origin; other clients need not.

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
  return (origin) => {
    if (origin === undefined || listed.has(origin)) return true;
    return isOrigin(origin) && isLoopback(new URL(origin).hostname);
  };
}
