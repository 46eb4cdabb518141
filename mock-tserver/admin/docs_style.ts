// What the page of the control interface looks like, and the policy that holds it to that: nothing
// but this very style sheet, known by its hash, is let in.

/** The style sheet, light or dark as the reader has it. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d9dce1, #353a42); --soft: light-dark(#5b6370, #a3abb8);
  --panel: light-dark(#f5f6f8, #1c2026); --link: light-dark(#0b57b0, #8ab8ff); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem 6rem; font: 1rem/1.55 system-ui, sans-serif;
  background: light-dark(#fff, #14171b); color: light-dark(#1b1f24, #e6e9ee); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
h4 { font-size: .8rem; margin: 1.25rem 0 .4rem; color: var(--soft); font-weight: 600; }
p { margin: .4rem 0; max-width: 65ch; }
a { color: var(--link); text-underline-offset: .15em; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover, nav li a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre, .path, .method { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; }
.method { font-weight: 700; color: var(--link); }
nav ul { list-style: none; margin: 0; padding: 0; columns: 22rem 2; column-gap: 2rem; }
nav li { break-inside: avoid; padding: .25rem 0; overflow-wrap: anywhere; }
nav li a { text-decoration: none; }
nav small { display: block; color: var(--soft); }
section { border-top: 1px solid var(--line); padding: 1.5rem 0; }
section:target h3 { text-decoration: underline; text-decoration-thickness: 2px; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: minmax(10rem, 16rem) 1fr; gap: .25rem 1rem;
  padding: .35rem 0; border-top: 1px dotted var(--line); }
dt { overflow-wrap: anywhere; } dt i { color: var(--soft); font-size: .85em; }
dd { margin: 0; overflow-wrap: anywhere; } .type { color: var(--soft); }
pre { margin: 1rem 0 0; padding: .8rem 1rem; overflow-x: auto; background: var(--panel);
  border: 1px solid var(--line); border-radius: 6px; }
@media (max-width: 40rem) { dl div { grid-template-columns: 1fr; } body { padding-top: 1.25rem; } }
`;

/** The headers that let the page show itself and do nothing else. */
export async function docsHeaders(): Promise<Readonly<Record<string, string>>> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(STYLE));
  const hash = new Uint8Array(digest).toBase64();
  return {
    "content-security-policy":
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  };
}
