// What the build changes in a page's HTML, so that it needs fewer and earlier requests. Pure.

const STYLESHEET = /[ \t]*<link rel="stylesheet" href="(\/[^"]+\.css)">\n?/g;
const SCRIPT = /[ \t]*<script type="module" src="(\/[^"]+)"><\/script>/;

/** The addresses of the page's style sheets, in their order. */
export function stylesheetsOf(html: string): string[] {
  return [...html.matchAll(STYLESHEET)].map(([, href = ""]) => href);
}

/** The page with one style sheet, at `href`, in the place of all. */
export function withOneStylesheet(html: string, href: string): string {
  let isFirst = true;
  return html.replace(STYLESHEET, () => {
    const link = isFirst ? `    <link rel="stylesheet" href="${href}">\n` : "";
    isFirst = false;
    return link;
  });
}

/** The page that fetches what its module imports at once, not when the module has been read. */
export function withPreloads(html: string, modules: readonly string[]): string {
  const links = modules.map((href) => `    <link rel="modulepreload" href="${href}">\n`).join("");
  return html.replace(SCRIPT, (script) => links + script);
}

/** The modules that a bundled one cannot do without, by their names beside it. */
export function staticImportsOf(script: string): string[] {
  const found = script.matchAll(/(?:^|[;}\s])(?:import|export)[^;()"']*?["']\.\/([^"']+)["']/g);
  return [...new Set([...found].map(([, name = ""]) => name))];
}
