// The options of deno task proxy, its help, and how addresses and toxics are written in them.
import { type Given, optionHelp, UsageError } from "../command_line.ts";
import { isLoopback } from "../../gateway/http/origins.ts";
import type { Address } from "./proxy.ts";
import { readToxic, ToxicError } from "./toxic_list.ts";
import { CommonFields, type Toxic, ToxicSchema } from "./toxics.ts";

export const PROXY_OPTIONS = {
  listen: { value: "PORT", sentence: "Where clients connect (8187); 0 lets the system choose" },
  upstream: { value: "PORT", sentence: "The server behind the proxy (8087); HOST:PORT too" },
  control: { value: "PORT", sentence: "Where the control interface is (8474)" },
  toxic: {
    value: "TYPE:FIELD=VALUE,…",
    sentence: "A toxic to begin with; may be given several times",
  },
  seed: { value: "N", sentence: "The seed of chance; a fresh one, which is printed, when absent" },
  help: { sentence: "Show this" },
} as const;

/** Fields that every toxic has; the help names them once. */
const COMMON = ["type", ...Object.keys(CommonFields.shape)];

/** What --help shows. */
export function proxyHelp(): string {
  const toxics = ToxicSchema.options.map(({ shape, description }) => {
    const fields = Object.keys(shape).filter((field) => !COMMON.includes(field));
    return `  ${
      [shape.type.value, fields.join(",")].filter(Boolean).join(":")
    }\n    ${description}`;
  });
  return `deno task proxy [options]

Passes TCP connections on to a server, and makes trouble on the way. Loopback addresses only.

${optionHelp(PROXY_OPTIONS)}

Toxics, each also with direction=upstream|downstream|both, toxicity=0…1 and name=…

${toxics.join("\n")}

Example: deno task proxy --listen 8187 --upstream 8087 --toxic latency:latencyMs=200,jitterMs=50`;
}

/**
 * The address of an option: a port, or HOST:PORT.
 * @throws {UsageError} when it is none, or not of this machine
 */
export function addressOf(
  { options }: Given,
  { name, fallback }: { name: keyof typeof PROXY_OPTIONS; fallback: number },
): Address {
  const text = options.get(name) ?? String(fallback);
  const [, hostname = "127.0.0.1", port] = text.match(/^(?:(.+):)?(\d{1,5})$/) ?? [];
  const why = port === undefined || Number(port) > 65_535
    ? "it must be a port, or a host and a port such as localhost:8087"
    : !isLoopback(hostname)
    ? "it must be a loopback address"
    : undefined;
  if (why) throw new UsageError(`Cannot use --${name} "${text}": ${why}`);
  return { hostname: hostname.replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
}

/**
 * The toxics of the command line.
 * @throws {UsageError} when one cannot be used
 */
export function toxicsOf({ repeated }: Given): Toxic[] {
  return (repeated.get("toxic") ?? []).map((text) => {
    const [type = "", fields = ""] = text.split(/:(.*)/s);
    const given = fields.split(",").filter(Boolean).map((field) => {
      const [name = "", value = ""] = field.split(/=(.*)/s);
      return [name, isNumber(value) ? Number(value) : value];
    });
    try {
      return readToxic({ ...Object.fromEntries(given), type });
    } catch (error) {
      if (!(error instanceof ToxicError)) throw error;
      throw new UsageError(`${error.message} (--toxic "${text}")`);
    }
  });
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
