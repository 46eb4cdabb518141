// Reads the tokens of colour as a browser would: by theme and scheme, variables followed to a colour.

const CSS = Deno.readTextFileSync(
  new URL("../../../../web/shared/tokens.css", import.meta.url),
).replaceAll(/\/\*[\s\S]*?\*\//g, "");

export type Look = "plain" | "contrast";
export type Scheme = "light" | "dark";
/** Red, green and blue, each from 0 to 1, in linear light. */
export type Linear = readonly [number, number, number];

/** The declarations of the rule that `selector` opens, by name. */
function declarations(selector: string): ReadonlyMap<string, string> {
  const start = CSS.indexOf(selector);
  if (start < 0) throw new Error(`Cannot find "${selector}" in tokens.css`);
  const body = CSS.slice(CSS.indexOf("{", start + selector.length - 1) + 1);
  const found = new Map<string, string>();
  for (
    const [, name = "", value = ""] of body.slice(0, body.indexOf("}")).matchAll(
      /(--[\w-]+):\s*([^;]+);/g,
    )
  ) found.set(name, value);
  return found;
}

export const PLAIN = declarations(":root {");
export const CHOSEN_CONTRAST = declarations(':root[data-theme="contrast"] {');
export const ASKED_CONTRAST = declarations("@media (prefers-contrast: more) {\n  :root {");

/** The colour of a token, such as "ink", as its six digits. */
export function colourOf(name: string, look: Look, scheme: Scheme): string {
  const value = (look === "contrast" ? CHOSEN_CONTRAST.get(`--${name}`) : undefined) ??
    PLAIN.get(`--${name}`);
  if (value === undefined) throw new Error(`Cannot find the token "${name}"`);
  const [, light = "", dark = ""] = /^light-dark\((\S+), (\S+)\)$/.exec(value) ?? [];
  const colour = light ? (scheme === "light" ? light : dark) : value;
  const [, other] = /^var\(--([\w-]+)\)$/.exec(colour) ?? [];
  if (other !== undefined) return colourOf(other, look, scheme);
  if (!/^#[0-9a-f]{6}$/.test(colour)) throw new Error(`"${name}" is no plain colour: ${colour}`);
  return colour;
}

/** In linear light, as WCAG and the simulations of colour blindness reckon. */
export function linear(hex: string): Linear {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

/** WCAG 2.2's contrast ratio, 1 to 21. */
export function contrast(one: Linear, other: Linear): number {
  const luminance = ([red, green, blue]: Linear) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

/** `share` of one colour over another, as color-mix(in srgb) makes it. */
export function mixed(hex: string, share: number, ground: string): string {
  const part = (of: string, at: number) => parseInt(of.slice(at, at + 2), 16);
  return "#" +
    [1, 3, 5].map((at) =>
      Math.round(part(hex, at) * share + part(ground, at) * (1 - share)).toString(16).padStart(
        2,
        "0",
      )
    ).join("");
}
