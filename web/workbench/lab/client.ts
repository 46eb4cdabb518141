// The lab's questions: to the mock's control interface, and to the gateway for its view. Keeps nothing.
import { Sessions } from "../../../gateway/protocol/mod.ts";
import { createAsk, type Fetch } from "../../shared/ask.ts";
import {
  Connections,
  Counts,
  FaultInfo,
  FaultList,
  type FaultRule,
  Figures,
  Health,
  Overview,
  Vocabulary,
} from "./schemas.ts";

export type LabClient = ReturnType<typeof createLabClient>;

const part = (text: string) => encodeURIComponent(text);

export function createLabClient(fetch: Fetch) {
  const ask = createAsk(fetch, { base: "/mock", who: "The mock T-Server" });
  const askGateway = createAsk(fetch, { base: "", who: "The gateway" });
  return {
    sessions: () => askGateway("/trace/sessions", { read: Sessions }),
    health: () => askGateway("/health", { read: Health }),
    overview: () => ask("/overview", { read: Overview }),
    counts: () => ask("/counts", { read: Counts }),
    vocabulary: () => ask("/vocabulary", { read: Vocabulary }),
    /** The agent who is logged in at a DN takes calls. */
    makeReady: (dn: string) => ask<void>(`/dns/${part(dn)}/ready`, { method: "POST" }),
    setService: (dn: string, inService: boolean) =>
      ask<void>(`/dns/${part(dn)}/service`, { method: "POST", body: { inService } }),
    setLink: (up: boolean) => ask<void>("/link", { method: "POST", body: { up } }),
    switchOver: (mode: "hot" | "warm") =>
      ask<void>("/link/switchover", { method: "POST", body: { mode } }),
    /** Cuts one connection, or all. */
    drop: (id?: number) =>
      ask("/connections/drop", { method: "POST", body: { id }, read: Connections }),
    faults: () => ask("/faults", { read: FaultList }),
    addFault: (rule: FaultRule) => ask("/faults", { method: "POST", body: rule, read: FaultInfo }),
    removeFault: (id: number) => ask<void>(`/faults/${id}`, { method: "DELETE" }),
    clearFaults: () => ask<void>("/faults", { method: "DELETE" }),
    figures: () => ask("/generator", { read: Figures }),
    generate: (plan: object) => ask("/generator", { method: "POST", body: plan, read: Figures }),
    stopGenerator: () => ask("/generator", { method: "DELETE", read: Figures }),
  };
}
