// Which agent a page is for.

/** The agent of a page that names none. */
export const DEFAULT_AGENT_ID = "1001";

/** Reads `?agent=` of a page's address. */
export function agentOfPage(search: string): string {
  return new URLSearchParams(search).get("agent")?.trim() || DEFAULT_AGENT_ID;
}
