// Reads and answers what the UI Events Framework hands over: through its getters where they are, else
// from the raw `responseDetails`, which is all that some pods give. Never throws.
import type { Tokens } from "./uefTypes.ts";

/** A command from Fusion, such as `accept`, about the call that Fusion calls `eventId`. */
export interface FusionCommand {
  readonly command: string;
  readonly eventId: string;
  /** What goes along with it, such as whom to transfer to. */
  readonly inData: Tokens;
}

/** What Fusion is told about a command. */
export interface CommandAnswer {
  readonly result: "success" | "error";
  readonly displayString?: string;
  readonly outData?: Tokens;
}

/** The outData of a reply or an event; empty when it has none. */
export function outDataOf(response: unknown): Tokens {
  const data = responseDataOf(response);
  const raw = rawOf(response);
  return tokens(call(data, "getOutData")) ??
    tokens(call(data, "getOutdata")) ??
    tokens(at(raw, "data", "payload", "outData")) ??
    tokens(at(raw, "payload", "outData")) ??
    tokens(at(raw, "outData")) ??
    tokens(at(data, "outData")) ?? {};
}

/** The words of an onToolbarInteractionCommand or onToolbarAgentCommand. */
export function commandOf(event: unknown): FusionCommand {
  const data = responseDataOf(event);
  const inData = tokens(call(data, "getInData")) ?? tokens(at(call(data, "getData"), "inData")) ??
    tokens(at(rawOf(event), "inData")) ?? {};
  return { command: field(event, "command"), eventId: field(event, "eventId"), inData };
}

/** Fusion's name for the call that an onOutgoingEvent asks for. */
export function outgoingIdOf(event: unknown): string {
  return field(event, "uuid") || text(outDataOf(event)["SVCMCA_CALL_ID"]);
}

/** Fusion's name for the call that an onDataUpdated is about. */
export function updatedIdOf(event: unknown): string {
  return field(event, "eventId");
}

/** Why a published request failed, or undefined when the reply says nothing of the kind. */
export function errorOf(response: unknown): string | undefined {
  const data = responseDataOf(response);
  const failed = call(data, "isSuccess") === false || at(rawOf(response), "result") === "error";
  if (!failed) return undefined;
  return text(call(data, "getError")) || text(at(rawOf(response), "error")) || "unknown error";
}

/** Writes the answer into the event, and returns what the subscription's callback resolves with. */
export function answerTo(event: unknown, answer: CommandAnswer): unknown {
  const data = responseDataOf(event);
  const { result, displayString, outData } = answer;
  write(data, "setResult", "result", result);
  if (displayString) write(data, "setResultDisplayString", "resultDisplayString", displayString);
  if (outData) write(data, "setOutdata", "outData", outData);
  return data;
}

function field(event: unknown, name: string): string {
  const data = responseDataOf(event);
  const getter = `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return text(call(data, getter)) || text(at(call(data, "getData"), name)) ||
    text(at(rawOf(event), name)) || text(at(rawOf(event), "data", name)) || text(at(data, name));
}

function responseDataOf(response: unknown): unknown {
  return call(response, "getResponseData") ?? at(response, "responseDetails") ?? response;
}

function rawOf(response: unknown): unknown {
  return at(response, "responseDetails") ?? response;
}

function write(data: unknown, setter: string, property: string, value: unknown): void {
  if (!isObject(data)) return;
  const method = data[setter];
  if (typeof method === "function") method.call(data, value);
  else if (Object.isExtensible(data)) data[property] = value;
}

function call(target: unknown, method: string): unknown {
  const found = at(target, method);
  if (typeof found !== "function") return undefined;
  try {
    return found.call(target);
  } catch {
    return undefined;
  }
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => isObject(inner) ? inner[key] : undefined, value);
}

function tokens(value: unknown): Tokens | undefined {
  return isObject(value) && Object.keys(value).length > 0 ? { ...value } : undefined;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return isObject(value) && typeof value["message"] === "string" ? value["message"] : "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
