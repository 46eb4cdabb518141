import { assertEquals } from "@std/assert";
import {
  FRAMED_TOOLBAR_KEY,
  framedToolbarMemory,
  framedToolbarOf,
  isToolbarAddress,
  OWN_TOOLBAR,
  passChoiceOn,
  toolbarAddressOf,
  withoutChoice,
} from "../../../../web/shared/framed_toolbar.ts";

const OJET = { address: "http://localhost:8000/", api: "svcmca" } as const;

/** A browser's storage that holds one text. */
function memoryWith(kept: string | null = null) {
  const memory = {
    kept,
    getItem: () => memory.kept,
    setItem(key: string, value: string) {
      assertEquals(key, FRAMED_TOOLBAR_KEY);
      memory.kept = value;
    },
  };
  return memory;
}

Deno.test("what was chosen is framed again after a reload", () => {
  const memory = memoryWith();
  framedToolbarMemory(() => memory).save(OJET);
  assertEquals(framedToolbarMemory(() => memory).load(), OJET);
});

Deno.test("what is no choice, and storage that is not allowed, come to our own toolbar", () => {
  for (const kept of [null, "", "{", "7", '{"address":"javascript:alert(1)","api":"soap"}']) {
    assertEquals(framedToolbarMemory(() => memoryWith(kept)).load(), OWN_TOOLBAR);
  }
  const forbidden = () => {
    throw new Error("not allowed");
  };
  assertEquals(framedToolbarMemory(forbidden).load(), OWN_TOOLBAR);
  framedToolbarMemory(forbidden).save(OJET);
});

Deno.test("the address's word goes before what is remembered, each by itself", () => {
  const of = (query: string) => framedToolbarOf(new URL(`http://x/fusion/${query}`), OJET);
  assertEquals(of(""), OJET);
  assertEquals(of("?api=uef"), { ...OJET, api: "uef" });
  assertEquals(of("?api=soap"), OJET);
  assertEquals(of("?toolbar=https://cti.example.com/"), {
    ...OJET,
    address: "https://cti.example.com/",
  });
  // An empty word, or one that cannot be framed, is ours.
  assertEquals(of("?toolbar="), { ...OJET, address: "" });
  assertEquals(of("?toolbar=data:text/html,x"), { ...OJET, address: "" });
});

Deno.test("a choice takes the place of the address's word; the workbench hands that on", () => {
  const page = new URL("http://x/?agent=7&toolbar=http://y/&api=svcmca");
  assertEquals(withoutChoice(page).href, "http://x/?agent=7");
  const desktop = passChoiceOn(page, new URL("http://x/fusion/?agent=7"));
  assertEquals(framedToolbarOf(desktop, OWN_TOOLBAR), { address: "http://y/", api: "svcmca" });
  assertEquals(passChoiceOn(new URL("http://x/"), new URL("http://x/fusion/")).search, "");
});

Deno.test("only pages of the web can be framed", () => {
  for (const text of ["http://localhost:8000", "HTTPS://cti.example.com/a?b"]) {
    assertEquals(isToolbarAddress(text), true, text);
  }
  for (const text of ["", "localhost:8000", "javascript:alert(1)", "http://", "file:///x"]) {
    assertEquals(isToolbarAddress(text), false, text);
  }
});

Deno.test("an address without a scheme, as people write it, is a page of the web and not ours by mistake", () => {
  const of = (query: string) => framedToolbarOf(new URL(`http://x/fusion/${query}`), OWN_TOOLBAR);
  assertEquals(of("?toolbar=localhost:8000").address, "http://localhost:8000");
  assertEquals(of("?toolbar=127.0.0.1:8000/a?b=1").address, "http://127.0.0.1:8000/a?b=1");
  assertEquals(toolbarAddressOf(" http://localhost:8000/ "), "http://localhost:8000/");
  for (
    const text of ["", "javascript:alert(1)", "javascript:1+1", "data:1,x", "ftp://x", "notaurl"]
  ) {
    assertEquals(toolbarAddressOf(text), undefined, text);
  }
});
