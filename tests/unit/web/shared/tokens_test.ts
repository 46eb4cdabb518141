// The colours can be read: WCAG's contrast of every pair that the pages draw, AA in the plain look and AAA in
// high contrast; and calls stay apart for readers with any kind of colour blindness.
import { assert, assertEquals } from "@std/assert";
import {
  ASKED_CONTRAST,
  CHOSEN_CONTRAST,
  colourOf,
  contrast,
  type Linear,
  linear,
  type Look,
  mixed,
  PLAIN,
  type Scheme,
} from "./tokens.ts";

const LOOKS: readonly Look[] = ["plain", "contrast"];
const SCHEMES: readonly Scheme[] = ["light", "dark"];
const GROUNDS = ["paper", "surface", "surface-sunken", "surface-hover", "surface-raised"];
const TONES = ["accent", "good", "bad", "warn"];
const CALLS = ["call-1", "call-2", "call-3", "call-4", "call-5", "call-6"];

/** What a pair must reach: text by WCAG 1.4.3 and 1.4.6, the edge of a control by 1.4.11. */
const NEEDED: Readonly<Record<Look, { readonly text: number; readonly edge: number }>> = {
  plain: { text: 4.5, edge: 3 },
  contrast: { text: 7, edge: 4.5 },
};

/** Text tokens and the grounds that they stand on. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ["ink", [...GROUNDS, "chosen", ...TONES.map((tone) => `${tone}-soft`)]],
  ["ink-soft", [...GROUNDS, ...TONES.map((tone) => `${tone}-soft`)]],
  ...TONES.map((tone) => [tone, [...GROUNDS, `${tone}-soft`]] as const),
  ["on-fill", TONES.map((tone) => `${tone}-fill`)],
  ["bar-ink", ["bar", "bar-hover"]],
  ["bar-soft", ["bar", "bar-hover"]],
  ["bar-good-ink", ["bar-good"]],
  ["bar-warn-ink", ["bar-warn"]],
  ...["none", "1", "2", "3", "4", "5"].map((tint) =>
    [`tint-${tint}-ink`, [`tint-${tint}`]] as const
  ),
];

/** What is told by its shape alone, and the grounds around it. */
const EDGES: readonly (readonly [string, readonly string[]])[] = [
  ["line-strong", ["paper", "surface", "surface-sunken", "surface-raised"]],
  ["focus", GROUNDS],
  ["chart-1", ["surface"]],
  ["chart-2", ["surface"]],
  ["chart-3", ["surface"]],
  ["chart-4", ["surface"]],
];

for (const look of LOOKS) {
  for (const scheme of SCHEMES) {
    const name = `tokens: ${look === "plain" ? "" : "high contrast, "}${scheme}`;
    const of = (token: string) => linear(colourOf(token, look, scheme));

    Deno.test(`${name}: text can be read on every ground that it stands on`, () => {
      for (const [token, grounds] of TEXT) {
        for (const ground of grounds) {
          reaches(`${token} on ${ground}`, contrast(of(token), of(ground)), NEEDED[look].text);
        }
      }
    });

    Deno.test(`${name}: controls, focus and charts stand out`, () => {
      for (const [token, grounds] of EDGES) {
        for (const ground of grounds) {
          reaches(`${token} on ${ground}`, contrast(of(token), of(ground)), NEEDED[look].edge);
        }
      }
    });

    Deno.test(`${name}: a call's colour is read on the surface and on a tint of itself`, () => {
      const surface = colourOf("surface", look, scheme);
      for (const call of ["call-none", ...CALLS]) {
        const colour = colourOf(call, look, scheme);
        for (const share of [0, 0.08]) {
          const ground = linear(mixed(colour, share, surface));
          reaches(`${call} on ${share} of it`, contrast(linear(colour), ground), 4.5);
        }
      }
    });
  }
}

function reaches(what: string, ratio: number, needed: number): void {
  assert(ratio >= needed, `${what} is ${ratio.toFixed(2)}:1, needs ${needed}:1`);
}

Deno.test("tokens: high contrast is the same, chosen or asked for by the system", () => {
  assertEquals([...ASKED_CONTRAST], [...CHOSEN_CONTRAST]);
  for (const name of CHOSEN_CONTRAST.keys()) assert(PLAIN.has(name), `${name} is no token`);
});

/**
 * How the eye sees linear light: as it is, and with one of the three cones missing (Machado, Oliveira and
 * Fernandes 2009, full severity).
 */
const EYES: Readonly<Record<string, readonly Linear[]>> = {
  "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The least distance in Oklab; 0.02 is just seen side by side. */
const APART = 0.08;

for (const [eye, matrix] of Object.entries(EYES)) {
  for (const scheme of SCHEMES) {
    Deno.test(`tokens: with ${eye}, the calls' colours are told apart (${scheme})`, () => {
      const seen = CALLS.map((call) =>
        oklab(through(matrix, linear(colourOf(call, "plain", scheme))))
      );
      for (const [index, one] of seen.entries()) {
        for (const [other, two] of seen.slice(0, index).entries()) {
          const distance = Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
          assert(
            distance >= APART,
            `${CALLS[index]} and ${CALLS[other]} are ${distance.toFixed(3)} apart`,
          );
        }
      }
    });
  }
}

function through(matrix: readonly Linear[], [red, green, blue]: Linear): Linear {
  const [r = 0, g = 0, b = 0] = matrix.map(([x, y, z]) =>
    Math.min(1, Math.max(0, x * red + y * green + z * blue))
  );
  return [r, g, b];
}

/** Björn Ottosson's Oklab. */
function oklab([red, green, blue]: Linear): Linear {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

Deno.test("tokens: no page names a colour of its own", async () => {
  const found: string[] = [];
  for await (const file of styleSheets(new URL("../../../../web/", import.meta.url))) {
    if (file.pathname.endsWith("/tokens.css")) continue;
    const css = (await Deno.readTextFile(file)).replaceAll(/\/\*[\s\S]*?\*\//g, "");
    for (const [colour] of css.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\([^)]*\)/gi)) {
      found.push(`${file.pathname.split("/web/")[1]}: ${colour}`);
    }
  }
  assertEquals(found, []);
});

async function* styleSheets(folder: URL): AsyncGenerator<URL> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory && name !== "dist") yield* styleSheets(new URL(`${name}/`, folder));
    else if (name.endsWith(".css")) yield new URL(name, folder);
  }
}
