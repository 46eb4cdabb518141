// What is done to the T-Server from outside, as the journal holds it: a recording makes steps of it.
import { z } from "zod";
import { Service, Switchover } from "./control_schemas.ts";
import { FaultInfo } from "./faults/rule.ts";
import { MockSettings, MockSettingsPatch, QueueSettings, RoutePointSettings } from "./settings.ts";

/** An action by its name in the journal, and what the entry's payload holds. */
const PAYLOADS = {
  changeSettings: z.object({
    patch: MockSettingsPatch,
    before: MockSettings.describe("The settings until then."),
  }),
  addQueue: QueueSettings,
  addRoutePoint: RoutePointSettings,
  removeQueue: z.object({ dn: z.string() }),
  ready: z.object({ dn: z.string() }),
  setService: Service.extend({ dn: z.string() }),
  unregister: z.object({ dn: z.string() }),
  setLink: z.object({ up: z.boolean() }),
  switchOver: Switchover,
  dropConnection: z.object({ id: z.int().optional() }),
  addFault: FaultInfo.pick({ id: true, rule: true }),
  removeFault: FaultInfo.pick({ id: true }),
  clearFaults: z.object({}),
  restore: z.object({
    settings: MockSettings,
    before: MockSettings.describe("The settings until then."),
  }),
} as const;

type ActionName = keyof typeof PAYLOADS;

/** The names of all actions. */
export const CONTROL_ACTIONS = Object.keys(PAYLOADS) as [ActionName, ...ActionName[]];

/** One action. */
export type ControlAction = {
  [Name in ActionName]: {
    readonly name: Name;
    readonly payload: z.infer<(typeof PAYLOADS)[Name]>;
  };
}[ActionName];

const one = <Name extends ActionName>(name: Name) =>
  z.object({ name: z.literal(name), payload: PAYLOADS[name] });

/** An action as it is read from a journal. */
export const ControlAction = z.union(
  CONTROL_ACTIONS.map(one),
) as unknown as z.ZodType<ControlAction>;
