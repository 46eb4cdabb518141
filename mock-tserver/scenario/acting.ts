// The steps that do something: customers, phones, toolbars, commands, settings, faults, the link.
import type { StepOf } from "./language.ts";
import { shown } from "./explain.ts";
import type { Verdict } from "./expecting.ts";
import { callBegunBy, commandText } from "./names.ts";
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
  const begun = callBegunBy(step);
  const isNamed = call !== undefined && call !== begun;
  const connectionId = isNamed ? await run.connectionId(call) : undefined;
  if (isNamed && connectionId === undefined) return unbegun(call);
  if (begun !== undefined) run.calls.ask(begun, requestId);
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
  const { queues = [], routePoints = [], ...patch } = step.settings;
  const changes = [
    ...(Object.keys(patch).length > 0
      ? [{ method: "PATCH", path: "/mock/settings", body: patch }]
      : []),
    ...queues.map((body) => ({ method: "POST", path: "/mock/queues", body })),
    ...routePoints.map((body) => ({ method: "POST", path: "/mock/route-points", body })),
  ];
  for (const change of changes) {
    const why = ok(await run.stage.request(change));
    if (why !== undefined) return why;
  }
}

/** Puts a fault rule into force, or takes it away. */
export async function fault(run: Run, step: StepOf<"fault">): Promise<Verdict> {
  const { fault: name, remove, ...rule } = step;
  if (remove) {
    const path = `/mock/faults/${run.faults.get(name)}`;
    return ok(await run.stage.request({ method: "DELETE", path }));
  }
  const answer = await run.stage.request({ method: "POST", path: "/mock/faults", body: rule });
  const { id } = (answer.body ?? {}) as { id?: number };
  if (id === undefined) return refusal(answer);
  run.faults.set(name, id);
}

export async function switchover(run: Run, step: StepOf<"switchover">): Promise<Verdict> {
  return await post(run, { path: "/mock/link/switchover", body: { mode: step.switchover } });
}

/** Cuts the gateway's connection to the T-Server. */
export async function connection(run: Run, _step: StepOf<"connection">): Promise<Verdict> {
  return await post(run, { path: "/mock/connections/drop", body: {} });
}

/** Something happens to a DN. */
export async function dn(run: Run, step: StepOf<"dn">): Promise<Verdict> {
  const path = `/mock/dns/${encodeURIComponent(step.at ?? run.dnOf(step.agent))}`;
  if (step.dn === "unregister") return await post(run, { path: `${path}/unregister` });
  const inService = step.dn === "in-service";
  return await post(run, { path: `${path}/service`, body: { inService } });
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
