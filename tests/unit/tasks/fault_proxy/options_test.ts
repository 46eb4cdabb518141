// The command line of deno task proxy: what can be written, and what is said of the rest.
import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { readArguments, UsageError } from "../../../../tasks/command_line.ts";
import {
  addressOf,
  PROXY_OPTIONS,
  proxyHelp,
  toxicsOf,
} from "../../../../tasks/fault_proxy/options.ts";
import { toxicTypes } from "../../../../tasks/fault_proxy/toxic_list.ts";

const given = (...args: string[]) => readArguments(args, PROXY_OPTIONS);

Deno.test("toxicsOf() reads every toxic, with its defaults", () => {
  const options = given(
    "--toxic",
    "latency:latencyMs=200,jitterMs=50",
    "--toxic=timeout:closeAfterMs=never,direction=both,toxicity=0.25,name=dead",
    "--toxic=stall",
  );
  assertEquals(toxicsOf(options), [
    {
      type: "latency",
      name: "latency_downstream",
      direction: "downstream",
      toxicity: 1,
      latencyMs: 200,
      jitterMs: 50,
    },
    { type: "timeout", name: "dead", direction: "both", toxicity: 0.25, closeAfterMs: "never" },
    { type: "stall", name: "stall_downstream", direction: "downstream", toxicity: 1 },
  ]);
});

Deno.test("toxicsOf() names the field that cannot be used", () => {
  const refusals = {
    "late:x=1": '"type" must be one of latency, ',
    "latency": '"latencyMs": must be whole milliseconds',
    "latency:latencyMs=soon": '"latencyMs": must be whole milliseconds',
    "latency:latencyMs=-1": '"latencyMs": must be whole milliseconds',
    "latency:latencyMs=1,foo=2": 'there is no field "foo"',
    "stall:toxicity=2": '"toxicity": must be a number from 0 to 1',
    "stall:name=a b": '"name": must be 1 to 64 letters',
    "stall:direction=sideways": '"direction": ',
    "timeout:closeAfterMs=soon": '"closeAfterMs": must be whole milliseconds or "never"',
  };
  for (const [text, why] of Object.entries(refusals)) {
    assertThrows(() => toxicsOf(given("--toxic", text)), UsageError, why);
  }
});

Deno.test("addressOf() takes a port, or a loopback host and a port", () => {
  const at = (text: string) =>
    addressOf(given("--upstream", text), { name: "upstream", fallback: 1 });
  assertEquals(at("8087"), { hostname: "127.0.0.1", port: 8087 });
  assertEquals(at("localhost:80"), { hostname: "localhost", port: 80 });
  assertEquals(at("[::1]:80"), { hostname: "::1", port: 80 });
  assertEquals(addressOf(given(), { name: "listen", fallback: 8187 }).port, 8187);
  for (const text of ["", "http", "70000", "example.com:80", "10.0.0.1:80", "localhost:"]) {
    assertThrows(() => at(text), UsageError, `Cannot use --upstream "${text}"`);
  }
});

Deno.test("proxyHelp() names every option and every toxic", () => {
  const help = proxyHelp();
  for (const name of Object.keys(PROXY_OPTIONS)) assertStringIncludes(help, `--${name}`);
  assertEquals(toxicTypes().length, 8);
  for (const type of toxicTypes()) assert(help.includes(`\n  ${type}`), type);
});
