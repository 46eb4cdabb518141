import { assertEquals } from "@std/assert";
import {
  staticImportsOf,
  stylesheetsOf,
  withOneStylesheet,
  withPreloads,
} from "../../../../tasks/page_html.ts";

const PAGE = `<head>
    <link rel="icon" href="/a.svg">
    <link rel="stylesheet" href="/shared/tokens.css">
    <link rel="stylesheet" href="/toolbar/calls.css">
    <script type="module" src="/toolbar/main.js"></script>
  </head>
`;

Deno.test("a page's style sheets become one, in the place of the first", () => {
  assertEquals(stylesheetsOf(PAGE), ["/shared/tokens.css", "/toolbar/calls.css"]);
  assertEquals(
    withOneStylesheet(PAGE, "/toolbar/page.css"),
    `<head>
    <link rel="icon" href="/a.svg">
    <link rel="stylesheet" href="/toolbar/page.css">
    <script type="module" src="/toolbar/main.js"></script>
  </head>
`,
  );
});

Deno.test("what a module imports is fetched with it, what it imports later is not", () => {
  const script =
    `import{a as o}from"./chunk-1.js";import"./chunk-2.js";import{b}from"./chunk-1.js";` +
    `o();import("./later.js").then(b);export{c}from"./chunk-3.js";`;
  assertEquals(staticImportsOf(script), ["chunk-1.js", "chunk-2.js", "chunk-3.js"]);
  assertEquals(
    withPreloads(PAGE, ["/toolbar/chunk-1.js"]).split("\n")[4],
    `    <link rel="modulepreload" href="/toolbar/chunk-1.js">`,
  );
  assertEquals(withPreloads(PAGE, []), PAGE);
});
