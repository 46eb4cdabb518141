// The control interface as an OpenAPI 3.1 document, made from the schemas that check it.
import { z } from "zod";
import {
  CallIds,
  CallInfo,
  CallList,
  ConnectionList,
  CustomerCall,
  DNInfo,
  DNList,
  Drop,
  FaultInfo,
  FaultList,
  FaultRule,
  JournalPage,
  Link,
  MockSettings,
  MockSettingsPatch,
  NoBody,
  PhoneAction,
  Problem,
  QueueSettings,
  RoutePointSettings,
  Service,
  Switchover,
} from "../control_schemas.ts";
import { Figures } from "../generator/figures.ts";
import { GeneratorPlan } from "../generator/plan.ts";
import { Counts, Overview, Vocabulary } from "../overview.ts";
import { ScenarioList, ScenarioRun, ScenarioText } from "../scenario/run_schemas.ts";

/** What one route takes and gives. */
interface Operation {
  readonly summary: string;
  readonly body?: z.ZodType;
  /** Absent where the answer has no JSON body. */
  readonly answer?: z.ZodType;
  readonly status?: 200 | 201 | 204;
  readonly query?: readonly string[];
  readonly media?: "text/event-stream" | "text/html";
}

const onCall = (summary: string): Operation => ({ summary, body: NoBody, answer: CallInfo });
const onPhone = (summary: string): Operation => ({ summary, body: PhoneAction, answer: DNInfo });

/** Every route, by its path and method. */
export const OPERATIONS: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/calls": {
    GET: { summary: "Live calls, then ended ones", answer: CallList },
    POST: { summary: "A customer calls a DN", body: CustomerCall, answer: CallIds, status: 201 },
  },
  "/calls/:connectionId": { GET: { summary: "One call", answer: CallInfo } },
  "/calls/:connectionId/answer": { POST: onCall("The called customer answers") },
  "/calls/:connectionId/busy": { POST: onCall("The called customer's line is busy") },
  "/calls/:connectionId/no-answer": { POST: onCall("The network gives up ringing") },
  "/calls/:connectionId/invalid": { POST: onCall("There is no such number") },
  "/calls/:connectionId/hangup": { POST: onCall("The customer hangs up, gives up or declines") },
  "/overview": {
    GET: { summary: "DNs, agents, live calls and connections in one read", answer: Overview },
  },
  "/counts": { GET: { summary: "The overview's numbers alone", answer: Counts } },
  "/vocabulary": {
    GET: { summary: "Names of requests and events, and error codes", answer: Vocabulary },
  },
  "/dns": { GET: { summary: "All DNs", answer: DNList } },
  "/dns/:dn": { GET: { summary: "One DN", answer: DNInfo } },
  "/dns/:dn/answer": { POST: onPhone("The phone answers") },
  "/dns/:dn/hangup": { POST: onPhone("The phone hangs up or declines") },
  "/dns/:dn/ready": {
    POST: { summary: "The agent takes calls", body: NoBody, answer: DNInfo },
  },
  "/dns/:dn/service": {
    POST: { summary: "Takes a DN out of service or back", body: Service, answer: DNInfo },
  },
  "/dns/:dn/unregister": {
    POST: { summary: "Takes a DN's registrations away", body: NoBody, answer: DNInfo },
  },
  "/queues": {
    POST: { summary: "Adds a queue", body: QueueSettings, answer: DNInfo, status: 201 },
  },
  "/queues/:queue": {
    DELETE: { summary: "Removes a queue or route point where no call waits", status: 204 },
  },
  "/route-points": {
    POST: { summary: "Adds a route point", body: RoutePointSettings, answer: DNInfo, status: 201 },
  },
  "/connections": { GET: { summary: "The connected clients", answer: ConnectionList } },
  "/connections/drop": {
    POST: { summary: "Cuts one connection, or all", body: Drop, answer: ConnectionList },
  },
  "/faults": {
    GET: { summary: "The fault rules in force", answer: FaultList },
    POST: { summary: "Adds a fault rule", body: FaultRule, answer: FaultInfo, status: 201 },
    DELETE: { summary: "Removes every fault rule", status: 204 },
  },
  "/faults/:id": {
    GET: { summary: "One fault rule", answer: FaultInfo },
    DELETE: { summary: "Removes a fault rule", status: 204 },
  },
  "/generator": {
    GET: { summary: "The call generator's figures", answer: Figures },
    POST: {
      summary: "Starts the call generator",
      body: GeneratorPlan,
      answer: Figures,
      status: 201,
    },
    DELETE: { summary: "Stops the call generator", answer: Figures },
  },
  "/scenarios": { GET: { summary: "The scenario files", answer: ScenarioList } },
  "/scenarios/run": {
    GET: { summary: "How the play of a scenario goes, or went", answer: ScenarioRun },
    DELETE: { summary: "Stops the play of a scenario", answer: ScenarioRun },
  },
  "/scenarios/:name": {
    GET: { summary: "One scenario file, as it is written", answer: ScenarioText },
  },
  "/scenarios/:name/play": {
    POST: {
      summary: "Plays a scenario against the running server",
      body: NoBody,
      answer: ScenarioRun,
      status: 201,
    },
  },
  "/settings": {
    GET: { summary: "The settings", answer: MockSettings },
    PATCH: { summary: "Changes settings", body: MockSettingsPatch, answer: MockSettings },
  },
  "/link": {
    GET: { summary: "Whether the link to the switch is up", answer: Link },
    POST: { summary: "Takes the link down or up", body: Link, answer: Link },
  },
  "/link/switchover": {
    POST: { summary: "A backup T-Server takes over", body: Switchover, answer: Link },
  },
  "/reset": { POST: { summary: "Goes back to the start", body: NoBody, status: 204 } },
  "/journal": {
    GET: { summary: "What happened, in order", answer: JournalPage, query: ["since"] },
  },
  "/stream": {
    GET: { summary: "The journal, live", query: ["since"], media: "text/event-stream" },
  },
  "/openapi.json": { GET: { summary: "This document", answer: z.looseObject({}) } },
  "/docs": { GET: { summary: "This interface, for people", media: "text/html" } },
  "/asyncapi.json": {
    GET: { summary: "The stream's messages, as an AsyncAPI document", answer: z.looseObject({}) },
  },
};

/** The document; its paths are relative to where the interface is mounted. */
export function openApiDocument(): Record<string, unknown> {
  const paths = Object.entries(OPERATIONS).map(([path, methods]) => [
    path.replaceAll(/:(\w+)/g, "{$1}"),
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [
        method.toLowerCase(),
        describe(path, operation),
      ]),
    ),
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "The mock T-Server's control interface", version: "1" },
    servers: [{ url: "/mock" }],
    paths: Object.fromEntries(paths),
  };
}

function describe(path: string, { summary, body, answer, status = 200, ...more }: Operation) {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => parameter(name ?? "", "path"));
  const inQuery = (more.query ?? []).map((name) => parameter(name, "query"));
  const content = more.media
    ? { [more.media]: { schema: { type: "string" } } }
    : answer && json(answer, "output");
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    ...(body && { requestBody: { content: json(body, "input") } }),
    responses: {
      [status]: { description: summary, ...(content && { content }) },
      default: {
        description: "It was refused",
        content: { "application/problem+json": { schema: schemaOf(Problem, "output") } },
      },
    },
  };
}

function parameter(name: string, place: "path" | "query") {
  return { name, in: place, required: place === "path", schema: { type: "string" } };
}

function json(schema: z.ZodType, io: "input" | "output") {
  return { "application/json": { schema: schemaOf(schema, io) } };
}

/** The schema as JSON Schema. */
export function schemaOf(schema: z.ZodType, io: "input" | "output"): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
