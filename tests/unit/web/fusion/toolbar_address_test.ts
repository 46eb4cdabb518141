import { assertEquals } from "@std/assert";
import { framedToolbarOf, OWN_TOOLBAR } from "../../../../web/shared/framed_toolbar.ts";
import { redressed, toolbarAddress } from "../../../../web/fusion/toolbar_address.ts";

const addressFor = (page: string) =>
  toolbarAddress(new URL(page), framedToolbarOf(new URL(page), OWN_TOOLBAR), "dark");

for (
  const [page, toolbar] of [
    ["http://localhost:8087/fusion/", "http://127.0.0.1:8087/toolbar/?theme=dark"],
    [
      "http://127.0.0.1:8087/fusion/?agent=1002",
      "http://localhost:8087/toolbar/?agent=1002&theme=dark",
    ],
    ["http://gateway.example:8087/fusion/", "http://gateway.example:8087/toolbar/?theme=dark"],
    [
      "http://localhost:8087/fusion/?toolbar=http://localhost:8000/cti.html&agent=7",
      "http://localhost:8000/cti.html?agent=7",
    ],
    [
      "http://localhost:8087/fusion/?toolbar=javascript:alert(1)",
      "http://127.0.0.1:8087/toolbar/?theme=dark",
    ],
  ] as const
) {
  Deno.test(`toolbarAddress() for ${page} is ${toolbar}`, () => {
    assertEquals(addressFor(page).href, toolbar);
  });
}

Deno.test("toolbarAddress() says where the older API is, in Oracle's four parameters", () => {
  const { origin, searchParams } = addressFor(
    "http://localhost:8087/fusion/?api=svcmca&toolbar=http://localhost:8000/cti.html?skin=blue",
  );
  assertEquals(origin, "http://localhost:8000");
  assertEquals(Object.fromEntries(searchParams), {
    skin: "blue",
    oraParentFrame: "http://localhost:8087",
    oraTbName: "hookswitch",
    oraApiSource: "http://localhost:8087/fusion/svcmca.js",
    oraTbStyle: "Embedded",
  });
});

Deno.test("redressed() changes nothing but the fragment, so that the frame is not reloaded", () => {
  const toolbar = addressFor("http://localhost:8087/fusion/?agent=7");
  assertEquals(redressed(toolbar, "light").href, `${toolbar.href}#theme=light`);
});
