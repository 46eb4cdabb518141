// The steps that do something: customers, phones, toolbars, commands, settings, the link.
import type { StepOf } from "./language.ts";
import { shown } from "./explain.ts";
import type { Verdict } from "./expecting.ts";
import { commandText } from "./names.ts";
import { ONLY_TOOLBAR } from "./pattern.ts";
import type { Run } from "./run.ts";
import type { Answer, StageRequest } from "./stage.ts";

/** A customer calls, or acts on a call. */
export async function customer(run: Run, step: StepOf<"customer">): Promise<Verdict> {
  const { customer: action, call } = step;
  if (action !== "call") {
    const connectionId = await run.connectionId(call);
    if (connectionId === undefined) return unbegun(call);
    return await post(run, { path: `/mock/calls/${connectionId}/${action}` });
  }
  const { from, to = run.dnOf(), userData } = step;
  const answer = await run.stage.request({
    method: "POST",
    path: "/mock/calls",
    body: { ...(from !== undefined && { from }), to, ...(userData && { userData }) },
  });
  const { connectionId, eventId } = (answer.body ?? {}) as Partial<Record<string, string>>;
  if (connectionId === undefined || eventId === undefined) return refusal(answer);
  run.calls.name(call, { connectionId, eventId });
}

/** The agent answers or hangs up at the phone. */
export async function phone(run: Run, step: StepOf<"phone">): Promise<Verdict> {
  const { phone: action, agent, call } = step;
  const connectionId = call === undefined ? undefined : await run.connectionId(call);
  if (call !== undefined && connectionId === undefined) return unbegun(call);
  return await post(run, {
    path: `/mock/dns/${run.dnOf(agent)}/${action}`,
    body: { ...(connectionId !== undefined && { connectionId }) },
  });
}

/** A toolbar comes or goes. */
export async function toolbar(run: Run, step: StepOf<"toolbar">): Promise<Verdict> {
  const { agent = run.defaultAgent, as = ONLY_TOOLBAR } = step;
  const seen = { time: run.stage.now(), from: "toolbar", to: "gateway", agent, as } as const;
  run.see({ ...seen, name: step.toolbar, payload: {} });
  await run.stage[step.toolbar]({ agent, as });
  return undefined;
}

/** A toolbar sends a command, which must be accepted, or refused as the file says. */
export async function command(run: Run, step: StepOf<"command">): Promise<Verdict> {
  const { agent = run.defaultAgent, call, refused } = step;
  const requestId = run.newRequestId();
  const begins = step.command === "MakeCall" && call !== undefined;
  const connectionId = call === undefined || begins ? undefined : await run.connectionId(call);
  if (call !== undefined && !begins && connectionId === undefined) return unbegun(call);
  if (begins) run.calls.ask(call, requestId);
  const text = commandText(step, {
    requestId,
    ...(connectionId !== undefined && { connectionId }),
  });
  const ids = { ...(connectionId !== undefined && { connectionId }) };
  const seen = () => ({ time: run.stage.now(), agent, ...ids });
  const body: unknown = JSON.parse(text);
  run.see({ ...seen(), from: "toolbar", to: "gateway", name: step.command, payload: body });
  const path = `/genesys/events?agent=${encodeURIComponent(agent)}`;
  const answer = await run.stage.request({ method: "POST", path, body });
  const name = String(answer.status);
  run.see({ ...seen(), from: "gateway", to: "toolbar", name, payload: answer.body });
  if (refused === undefined) return answer.status === 202 ? undefined : refusal(answer);
  const { type } = (answer.body ?? {}) as { type?: string };
  if (type === `urn:hookswitch:${refused}`) return undefined;
  return `Expected the command to be refused as ${refused}, but ${answer.status} ${type} came`;
}

export async function settings(run: Run, step: StepOf<"settings">): Promise<Verdict> {
  return ok(
    await run.stage.request({
      method: "PATCH",
      path: "/mock/settings",
      body: step.settings,
    }),
  );
}

export async function link(run: Run, step: StepOf<"link">): Promise<Verdict> {
  return await post(run, { path: "/mock/link", body: { up: step.link === "up" } });
}

/** Anything of the mock's control interface. */
export async function control(run: Run, step: StepOf<"control">): Promise<Verdict> {
  const [method = "", path = ""] = step.control.split(" ");
  const answer = await run.stage.request({ method, path: `/mock${path}`, body: step.body });
  if (step.status === undefined || step.status === answer.status) {
    return step.status === undefined ? ok(answer) : undefined;
  }
  return `Expected status ${step.status}, but ${answer.status} came: ${shown(answer.body)}`;
}

async function post(run: Run, request: Omit<StageRequest, "method">): Promise<Verdict> {
  return ok(await run.stage.request({ method: "POST", ...request }));
}

const ok = (answer: Answer): Verdict => answer.status < 300 ? undefined : refusal(answer);

function refusal({ status, body }: Answer): string {
  const { detail } = (body ?? {}) as { detail?: string };
  return `It was refused with ${status}: ${detail ?? shown(body)}`;
}

const unbegun = (call: string) =>
  `Call ${call} has not begun: no toolbar of its agent was told EventDialing`;
