// The answers to getConfigurationOperation, by config type. Ids and codes are invented. Pure data.
import type { Attributes } from "./uef/types.ts";

const TOOLBAR = {
  agentId: "300000041000077",
  agentPartyId: "300000041000078",
  features: "INCOMING,OUTGOING",
  companionPanelUrl: "",
  companionPanelTitle: "",
};

const FA_TOKEN = { faTrustToken: "simulated-trust-token" };
export const TOKENS = {
  tokens: [
    "SVCMCA_ANI",
    "SVCMCA_CONTACT_ID",
    "SVCMCA_CONTACT_NAME",
    "SVCMCA_EMAIL",
    "SVCMCA_INTERACTION_ID",
    "SVCMCA_SR_NUM",
  ],
};
export const PAGES = {
  pages: [{ pageCode: "SVC_SR_DETAILS" }, { pageCode: "SVC_CONTACT_DETAILS" }],
};
export const LOOKUP_OBJECTS = { lookupObjects: ["Contact", "Account"] };

/** What each config type asks for; the types are the older API's, of which UEF documents TOOLBAR. */
const CONFIGURATIONS: Readonly<Record<string, Attributes>> = {
  TOOLBAR: { ...TOOLBAR, ...FA_TOKEN },
  FA_TOKEN,
  TOKENS,
  PAGES,
  LOOKUP_OBJECTS,
  ALL: { ...TOOLBAR, ...FA_TOKEN, ...TOKENS, ...PAGES, ...LOOKUP_OBJECTS },
};

export const CONFIG_TYPES = Object.keys(CONFIGURATIONS);

/** The configuration of a type; undefined for a type that there is not. */
export const configurationOf = (configType: string): Attributes | undefined =>
  Object.hasOwn(CONFIGURATIONS, configType) ? CONFIGURATIONS[configType] : undefined;
