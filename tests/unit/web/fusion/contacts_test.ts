import { assert, assertEquals, assertMatch } from "@std/assert";
import { CONTACTS, findByNumber, fullName } from "../../../../web/fusion/contacts.ts";

Deno.test("findByNumber() ignores punctuation and a missing plus", () => {
  for (const number of ["+14155550100", "14155550100", "+1 (415) 555-0100", "1.415.555.0100"]) {
    const contact = findByNumber(number);
    assertEquals(contact && fullName(contact), "Maya Lindqvist", number);
  }
});

Deno.test("findByNumber() knows nobody by another number, or by none", () => {
  for (const number of ["", "anonymous", "+14155550101", "4155550100", "+"]) {
    assertEquals(findByNumber(number), undefined, number);
  }
});

Deno.test("CONTACTS have numbers that are reserved for fiction, and no two share anything unique", () => {
  for (const { phone, email } of CONTACTS) {
    assertMatch(phone, /^\+1\d{3}55501\d{2}$/);
    assert(email.endsWith(".example"));
  }
  const requests = CONTACTS.flatMap(({ serviceRequests }) => serviceRequests);
  for (
    const ids of [
      CONTACTS.map(({ id }) => id),
      CONTACTS.map(({ phone }) => phone),
      requests.map(({ id }) => id),
      requests.map(({ number }) => number),
    ]
  ) {
    assertEquals(new Set(ids).size, ids.length);
  }
});
