// Makes the declaration file of the simulated UI Events Framework from its own types: one global namespace
// and global type names, as Oracle's file has them, so that a toolbar in TypeScript needs no import.
import { EVENTS, IN_ATTRIBUTES, OPERATIONS, OUT_ATTRIBUTES } from "../web/fusion/uef/vocabulary.ts";

/** The sources, in the order in which they are put together. */
export const DECLARATION_SOURCES = ["request_types.ts", "types.ts"] as const;

/** Names of Oracle's file for what is one type here. */
const ALIASES: Readonly<Record<string, string>> = {
  IMcaNewComActionData: "IMcaCommEventActionData",
  IMcaStartComActionData: 'ReturnType<IMcaStartComActionResponse["getResponseData"]>',
  IMcaCloseComActionData: 'ReturnType<IMcaCloseComActionResponse["getResponseData"]>',
  IMcaInData: "Attributes",
  IMcaOutData: "Attributes",
  IMcaStartCommInDataRequest: "IMcaInDataRequest",
  IMcaCloseCommInDataRequest: "IMcaInDataRequest",
  IMcaEventResponse: "IEventResponse",
  IMcaOnToolbarInteractionCommandEventResponse: "IEventResponse",
  IMcaOnToolbarInteractionCommandDataResponse: "IMcaEventData",
  IMcaOnToolbarAgentCommandEventResponse: "IEventResponse",
  IMcaOnToolbarAgentCommandDataResponse: "IMcaEventData",
  IMcaonOutgoingEventResponse: "IEventResponse",
  IMcaOnOutgoingEventData: "IMcaEventData",
  IMcaOnDataUpdatedEventResponse: "IEventResponse",
  IMcaOnDataUpdatedData: "IMcaEventData",
  IFieldValueChangeEventResponse: "IEventResponse",
  IOnBeforeSaveEventResponse: "IEventResponse",
  IOnAfterSaveEventResponse: "IEventResponse",
  ICommunicationChannelContext: "IPhoneContext",
  IErrorData: "Error & { getMessage(): string; getStatus(): string; getErrorDetails(): unknown }",
};

/** The declaration file, from the texts of DECLARATION_SOURCES. */
export function uefDeclarations(sources: readonly string[]): string {
  const body = sources.map(stripped).join("\n")
    .replace("Setters<(typeof IN_ATTRIBUTES)[number]>", "IInDataSetters")
    .replace("Getters<(typeof OUT_ATTRIBUTES)[number]>", "IOutDataGetters")
    // A name that is put together elsewhere, and cast by who made it.
    .replace(
      /( *)createSubscriptionRequest<[^\n]*\n/,
      "$&$1createPublishRequest(operation: string): IOperationRequest;\n" +
        "$1createSubscriptionRequest(event: string): IMcaEventRequest;\n",
    );
  const aliases = Object.entries(ALIASES).map(([name, type]) => `export type ${name} = ${type};`);
  const inside = [
    "const uiEventsFramework: IUiEventsFramework;",
    `export type OperationName = ${union(OPERATIONS)};`,
    `export type EventName = ${union(EVENTS)};`,
    accessors("IInDataSetters", "set", IN_ATTRIBUTES),
    accessors("IOutDataGetters", "get", OUT_ATTRIBUTES),
    body.trim(),
    aliases.join("\n"),
  ].join("\n\n");
  const names = [...inside.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
  const globals = names.map((name) => `declare type ${name} = CX_SVC_UI_EVENTS_FRAMEWORK.${name};`);
  return `${HEADER}
declare namespace CX_SVC_UI_EVENTS_FRAMEWORK {
${inside.replaceAll(/^(?=.)/gm, "  ")}
}

${globals.join("\n")}
`;
}

const HEADER =
  `// Declarations of hookswitch's simulated UI Events Framework, generated from its types. For a toolbar:
//   /// <reference path="ui-events-framework.d.ts" />
`;

/** A source without its head, its imports and what it passes on. */
function stripped(source: string): string {
  return source
    .replace(/^(\/\/[^\n]*\n)+/, "")
    .replaceAll(/^import type \{[\s\S]*?\} from "[^"]*";\n/gm, "")
    .replaceAll(/^export type \* from "[^"]*";\n/gm, "");
}

const union = (words: readonly string[]) => words.map((word) => `"${word}"`).join(" | ");

function accessors(name: string, prefix: "get" | "set", attributes: readonly string[]): string {
  const type = prefix === "get" ? "() => string | undefined" : "(value: string) => void";
  const members = attributes.map((attribute) =>
    `  ${prefix}${attribute.charAt(0).toUpperCase()}${attribute.slice(1)}: ${type};`
  );
  return `export interface ${name} {\n${members.join("\n")}\n}`;
}
