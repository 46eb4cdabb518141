import { assertEquals } from "@std/assert";
import { toolbarAddress } from "../../../../web/fusion/toolbar_address.ts";

for (
  const [page, toolbar] of [
    ["http://localhost:8087/fusion/", "http://127.0.0.1:8087/toolbar/"],
    ["http://127.0.0.1:8087/fusion/?agent=1002", "http://localhost:8087/toolbar/?agent=1002"],
    ["http://gateway.example:8087/fusion/", "http://gateway.example:8087/toolbar/"],
    [
      "http://localhost:8087/fusion/?toolbar=http://localhost:8000/cti.html&agent=7",
      "http://localhost:8000/cti.html?agent=7",
    ],
    ["http://localhost:8087/fusion/?toolbar=javascript:alert(1)", "http://127.0.0.1:8087/toolbar/"],
  ] as const
) {
  Deno.test(`toolbarAddress() for ${page} is ${toolbar}`, () => {
    assertEquals(toolbarAddress(new URL(page)).href, toolbar);
  });
}
