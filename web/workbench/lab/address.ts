// The lab's panels and how an address names them: "#lab/delays". Pure.

/** The panels in the order of their tabs. */
export const PANELS = ["state", "delays", "faults", "generator", "scenarios"] as const;
export type Panel = typeof PANELS[number];

export const PANEL_TITLES: Readonly<Record<Panel, string>> = {
  state: "State",
  delays: "Delays",
  faults: "Faults",
  generator: "Generator",
  scenarios: "Scenarios",
};

const PREFIX = "#lab";

/** What a fragment says of the lab: a panel, "any" of them, or nothing. */
export function panelOfHash(hash: string): Panel | "any" | undefined {
  if (hash === PREFIX || hash === `${PREFIX}/`) return "any";
  return PANELS.find((panel) => hash === hashOfPanel(panel));
}

/** The fragment of a panel's address. */
export function hashOfPanel(panel: Panel): string {
  return `${PREFIX}/${panel}`;
}

/** Where a key leads from `panel` in the row of tabs; the arrows go around its ends. */
export function panelByKey(key: string, panel: Panel): Panel | undefined {
  const at = PANELS.indexOf(panel);
  switch (key) {
    case "ArrowLeft":
      return PANELS.at(at - 1);
    case "ArrowRight":
      return PANELS.at((at + 1) % PANELS.length);
    case "Home":
      return PANELS[0];
    case "End":
      return PANELS.at(-1);
  }
}
