// What an editor says of a scenario file, by its JSON Schema, is what the reader says.
import { assert, assertEquals } from "@std/assert";
import { Ajv2020 } from "ajv/2020";
import { parse } from "yaml";
import { readScenario } from "../../../../mock-tserver/scenario/mod.ts";

const ROOT = new URL("../../../../", import.meta.url);
const schema = JSON.parse(Deno.readTextFileSync(new URL("docs/scenario.schema.json", ROOT)));
const fits = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const read = (text: string) => readScenario(text, "s.yaml").ok;
const fileOf = (step: string) => `title: t\nsteps:\n  - ${step}\n`;

Deno.test("the JSON Schema accepts every file of scenarios/", () => {
  const folder = new URL("scenarios/", ROOT);
  for (const { name } of Deno.readDirSync(folder)) {
    const text = Deno.readTextFileSync(new URL(name, folder));
    assert(fits(parse(text)), `${name}: ${JSON.stringify(fits.errors)}`);
  }
});

for (
  const step of [
    "{customer: call, call: a, from: 14155550100, to: 7001}",
    "{customer: call, call: a, from: '+1 (415) 555-0100', userData: {n: 1}}",
    "{dn: in-service, at: 7001}",
    "{command: Ready, refused: not-registered}",
    "{fault: f, match: {message: EventHeld, dn: '7001'}, effect: {disconnect: link, forMs: 5}, times: 1}",
    "expect: {tserver: EventHeld, dn: 7001, where: {ANI: null}}",
    "never: {toolbar: EventHeld, agent: 1001, as: left, for: 1s}",
    "settings: {switch: {declineAtPhone: abandoned, routePointQueues: null}}",
    "settings: {queues: [{dn: '5000', agents: ['1001'], ringTimeout: never}]}",
  ]
) {
  Deno.test(`the JSON Schema and the reader accept the step ${step}`, () => {
    assertEquals([read(fileOf(step)), fits(parse(fileOf(step)))], [true, true]);
  });
}

for (
  const step of [
    "{customer: call, call: a, from: anonymous}",
    "{customer: call, call: a, to: desk}",
    "{customer: hangup, call: a, from: 1}",
    "{command: Accept, begins: b}",
    "{dn: in-service, agent: 1001, at: 7001}",
    "{fault: f, match: {message: EventHeld}}",
    "{fault: f, remove: true, times: 1}",
    "expect: {within: 2s}",
    "expect: {toolbar: EventHeld, tserver: EventHeld}",
    "expect: {tserver: EventHeld, agent: 1001}",
    "never: {tserver: EventHeld, as: left}",
    "settings: {queues: [{dn: 5000, agents: []}]}",
    "{toolbar: connect, phone: answer}",
  ]
) {
  Deno.test(`the JSON Schema and the reader refuse the step ${step}`, () => {
    assertEquals([read(fileOf(step)), fits(parse(fileOf(step)))], [false, false]);
  });
}

Deno.test("the JSON Schema and the reader refuse agents without a DN that can be one", () => {
  for (const agents of ["{}", "{a: b}", "{a: '70a1'}"]) {
    const text = `title: t\nagents: ${agents}\nsteps: [{after: 1s}]`;
    assertEquals([read(text), fits(parse(text))], [false, false], agents);
  }
});
