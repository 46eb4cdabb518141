import { assertEquals } from "@std/assert";
import {
  framesOwnToolbar,
  redressed,
  toolbarAddress,
} from "../../../../web/fusion/toolbar_address.ts";

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
    assertEquals(toolbarAddress(new URL(page), "dark").href, toolbar);
  });
}

Deno.test("redressed() changes nothing but the fragment, so that the frame is not reloaded", () => {
  const toolbar = toolbarAddress(new URL("http://localhost:8087/fusion/?agent=7"), "light");
  assertEquals(redressed(toolbar, "dark").href, `${toolbar.href}#theme=dark`);
});

Deno.test("framesOwnToolbar() tells ours from another, whose fragment is its own", () => {
  assertEquals(framesOwnToolbar(new URL("http://localhost:8087/fusion/?agent=7")), true);
  assertEquals(
    framesOwnToolbar(new URL("http://localhost:8087/fusion/?toolbar=http://localhost:8000/")),
    false,
  );
});
