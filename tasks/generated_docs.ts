// The tables of the documentation, made from the schemas and tables that the program runs on.
import { z } from "zod";
import { mermaidDiagram } from "../gateway/call/mod.ts";
import { PROBLEMS } from "../gateway/http/problems.ts";
import { Command, COMMAND_TYPES, type CommandType } from "../gateway/protocol/commands.ts";
import {
  CAUSE_MEANINGS,
  COMMAND_MEANINGS,
  EVENT_MEANINGS,
  FIELD_MEANINGS,
} from "../gateway/protocol/descriptions.ts";
import { ToolbarEvent, type ToolbarEventName } from "../gateway/protocol/events.ts";
import { flagOf, SETTING_NAMES, SettingsSchema, variableOf } from "../gateway/settings.ts";
import { CloseCode } from "../gateway/socket/close_codes.ts";
import { TServerErrors } from "../gateway/tserver/errors.ts";
import { LINK_EVENT_SCHEMAS, LinkCloseCode } from "../gateway/tserver/remote/mod.ts";
import { REQUEST_SCHEMAS } from "../gateway/tserver/request_schemas.ts";
import { PERSONALITIES, PersonalitySettings } from "../mock-tserver/personalities.ts";
import { FaultEffect, FaultMatch } from "../mock-tserver/faults/rule.ts";
import { MAGIC } from "../mock-tserver/magic.ts";
import { modelRows } from "./call_models.ts";
import { toxicCommon, toxicFields } from "./proxy_docs.ts";
import { generatorPlan, scenarioHeading, scenarioSteps } from "./scenario_docs.ts";

/** Files with generated parts, below the project's folder. */
export const GENERATED = [
  "docs/settings.md",
  "docs/protocol.md",
  "docs/mock.md",
  "docs/scenarios.md",
  "docs/fault_proxy.md",
  "docs/tserver-link.md",
];

/** `text` with each part between `<!-- generated: name -->` and `<!-- end -->` made anew. */
export function rewritten(text: string): string {
  return text.replaceAll(
    /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_all, open: string, name: string, close: string) => {
      const part = PARTS[name];
      if (!part) throw new Error(`Unknown generated part "${name}"`);
      return `${open}\n${part()}\n\n${close}`;
    },
  );
}

const PARTS: Readonly<Record<string, () => string>> = {
  settings,
  commands,
  events,
  fields,
  causes,
  problems,
  closeCodes: () => codes(CloseCode),
  linkRequests: () => linkMessages(REQUEST_SCHEMAS, ["name", "ReferenceID", "ThisDN"]),
  linkEvents: () => linkMessages(LINK_EVENT_SCHEMAS, ["name", "time", "EventSequenceNumber"]),
  linkCloseCodes: () => codes(LinkCloseCode),
  scenarioHeading: () => scenarioHeading(table),
  scenarioSteps: () => scenarioSteps(table),
  toxicCommon: () => toxicCommon(table),
  toxicFields: () => toxicFields(table),
  generatorPlan: () => generatorPlan(table),
  diagram: () => ["```mermaid", mermaidDiagram(), "```"].join("\n"),
  callModels: () =>
    table(["What happens", "Request", "Events, in order", "Errors", "Source"], modelRows()),
  personalities,
  magicNumbers,
  faultRules,
  errorCodes: () =>
    table(
      ["Code", "Text"],
      Object.values(TServerErrors).map(({ code, text }) => [`${code}`, text]),
    ),
};

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const quoted = (words: Iterable<string>) => [...words].map((word) => `\`${word}\``).join(", ");

interface ObjectSchema {
  readonly properties: Readonly<
    Record<string, { readonly const?: string; readonly default?: unknown }>
  >;
  readonly required?: readonly string[];
}

/** The members of a union of objects, by the constant that tells them apart. */
function members(union: z.core.$ZodType, tag: string): Map<string, ObjectSchema> {
  const { oneOf = [], anyOf = [] } = z.toJSONSchema(union) as Record<string, ObjectSchema[]>;
  return new Map(
    [...oneOf, ...anyOf].map((member) => [`${member.properties[tag]?.const}`, member]),
  );
}

/** Field names; one that may be left out ends in a question mark. */
function fieldNames(
  { properties, required = [] }: ObjectSchema,
  without: readonly string[],
): string {
  const names = Object.keys(properties).filter((name) => !without.includes(name));
  return quoted(names.map((name) => required.includes(name) ? name : `${name}?`));
}

function commands(): string {
  const rows = [...members(Command, "type")].map(([type, schema]) => {
    const aliases = [...COMMAND_TYPES].filter(([alias, of]) =>
      of === type && alias !== type.toLowerCase()
    );
    return [
      `\`${type}\``,
      quoted(aliases.map(([alias]) => alias)),
      fieldNames(schema, ["type"]),
      COMMAND_MEANINGS[type as CommandType],
    ];
  });
  return table(["`type`", "Also", "Fields", "Meaning"], rows);
}

const EVERY_EVENT = ["eventName", "seq", "epoch", "time", "thisDN"];

function events(): string {
  const rows = [...members(ToolbarEvent, "eventName")].map(([name, schema]) => [
    `\`${name}\``,
    EVENT_MEANINGS[name as ToolbarEventName],
    fieldNames(schema, EVERY_EVENT),
  ]);
  return table(["`eventName`", "Meaning", `Fields besides ${quoted(EVERY_EVENT)}`], rows);
}

function fields(): string {
  const used = new Set(
    [...members(Command, "type").values(), ...members(ToolbarEvent, "eventName").values()]
      .flatMap(({ properties }) => Object.keys(properties)),
  );
  const rows = [...used].map((name) => {
    const meaning = FIELD_MEANINGS[name];
    if (!meaning) throw new Error(`Field "${name}" is not described in descriptions.ts`);
    return [`\`${name}\``, meaning];
  });
  return table(["Field", "Meaning"], rows);
}

function causes(): string {
  return table(
    ["`cause`", "Meaning"],
    Object.entries(CAUSE_MEANINGS).map(([cause, meaning]) => [`\`${cause}\``, meaning]),
  );
}

function problems(): string {
  const rows = Object.entries(PROBLEMS)
    .toSorted(([, a], [, b]) => a.status - b.status)
    .map(([code, { status, title }]) => [`${status}`, `\`urn:hookswitch:${code}\``, title]);
  return table(["Status", "`type`", "`title`"], rows);
}

function codes(codes: Readonly<Record<string, number>>): string {
  return table(["Code", "Name"], Object.entries(codes).map(([name, code]) => [`${code}`, name]));
}

function linkMessages(
  schemas: Readonly<Record<string, z.core.$ZodType>>,
  every: readonly string[],
): string {
  const rows = Object.entries(schemas).map(([name, schema]) => [
    `\`${name}\``,
    fieldNames(z.toJSONSchema(schema) as ObjectSchema, every),
  ]);
  return table(["`name`", `Fields besides ${quoted(every)}`], rows);
}

function settings(): string {
  const rows = SETTING_NAMES.map((name) => {
    const field = SettingsSchema.shape[name];
    const fallback = field.safeParse(undefined).data;
    return [
      `\`${variableOf(name)}\``,
      `\`${flagOf(name)}\``,
      fallback === undefined ? "" : `\`${shown(fallback)}\``,
      field.description ?? "",
    ];
  });
  return table(["Variable", "Flag", "Default", "Meaning"], rows);
}

function shown(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const parts = value.map((part) =>
    typeof part === "object" ? Object.values(part).join(":") : part
  );
  return parts.join(",") || " ";
}

function personalities(): string {
  const profiles = Object.entries(PERSONALITIES);
  const names = Object.keys(PERSONALITIES.default) as (keyof typeof PERSONALITIES.default)[];
  const rows = names.map((name) => [
    `\`${name}\``,
    ...profiles.map(([, profile]) => `${profile[name]}`),
    PersonalitySettings.shape[name].description ?? "",
  ]);
  return table(["Switch", ...profiles.map(([name]) => `\`${name}\``), "Meaning"], rows);
}

function magicNumbers(): string {
  return table(
    ["Number", "The customer …", "What he does"],
    MAGIC.map(({ says, when }, digit) => [`\`+1415 555 9${digit}SS\``, when, says]),
  );
}

function faultRules(): string {
  const match = Object.entries(FaultMatch.shape).map(([name, field]) => [
    `\`match.${name}\``,
    field.description ?? "",
  ]);
  const effects = FaultEffect.options.flatMap(({ shape }) =>
    Object.entries(shape).map(([name, field]) => [`\`effect.${name}\``, field.description ?? ""])
  );
  return table(["Field", "Meaning"], [...match, ...effects]);
}
