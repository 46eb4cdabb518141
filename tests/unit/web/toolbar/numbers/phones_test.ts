import { assertEquals } from "@std/assert";
import { chooseCountry } from "../../../../../web/toolbar/numbers/country.ts";
import { libraryPhones } from "../../../../../web/toolbar/numbers/phone_library.ts";
import { plainPhones } from "../../../../../web/toolbar/numbers/phones.ts";

const german = libraryPhones({ code: "DE", isSure: true }, plainPhones);
const guessed = libraryPhones({ code: "DE", isSure: false }, plainPhones);
const american = libraryPhones({ code: "US", isSure: true }, plainPhones);
const everywhere = [german, guessed, american, libraryPhones(undefined, plainPhones), plainPhones];

Deno.test("a number is said nationally in its own country, internationally elsewhere", () => {
  assertEquals(german.say("+4930123456"), "030 123456");
  assertEquals(guessed.say("+4930123456"), "030 123456");
  assertEquals(german.say("+14155550100"), "+1 415 555 0100");
  assertEquals(american.say("+14155550100"), "(415) 555-0100");
  assertEquals(libraryPhones(undefined, plainPhones).say("+81312345678"), "+81 3 1234 5678");
});

Deno.test("DNs, short codes, and what is no number stay as they are, for everybody", () => {
  for (const phones of everywhere) {
    for (const number of ["7001", "110", "*21#", "", "anonymous", "sip:ana", "+1"]) {
      assertEquals(phones.say(number), number);
    }
    for (const dn of ["7001", "110", "*21#", "", "700123"]) {
      assertEquals(phones.read(dn), { wanted: dn });
      assertEquals(phones.typing(dn), dn);
    }
  }
});

Deno.test("what people write between digits is not sent", () => {
  for (const phones of everywhere) {
    assertEquals(phones.read("+1 (415) 555-0100"), { wanted: "+14155550100" });
  }
});

Deno.test("a national number becomes an international one only where the country is sure", () => {
  assertEquals(german.read("030/123456"), { wanted: "+4930123456" });
  assertEquals(american.read("(415) 555-0132"), { wanted: "+14155550132" });
  assertEquals(guessed.read("030 123456"), { wanted: "030123456" });
  assertEquals(plainPhones.read("030 123456"), { wanted: "030123456" });
});

Deno.test("digits that are not written as the country does it may be the switch's own: sent as they are", () => {
  for (const typed of ["30123456", "0049301234567", "9004155550100", "00"]) {
    assertEquals(german.read(typed), { wanted: typed });
  }
});

Deno.test("what cannot be a number is told with the reason", () => {
  for (const phones of everywhere) assertEquals(phones.read("call Ana").fault, "notANumber");
  assertEquals(german.read("+49 3").fault, "tooShort");
  assertEquals(german.read("+1 415 555 01000").fault, "tooLong");
  assertEquals(german.read("+999 12345").fault, "unknownCountry");
  // A plan that is not loaded yet holds nothing up.
  assertEquals(plainPhones.read("+999 12345"), { wanted: "+99912345" });
});

Deno.test("a number is spaced while it is typed", () => {
  assertEquals(german.typing("+14155550"), "+1 415 555 0");
  assertEquals(german.typing("03012345"), "030 12345");
  assertEquals(guessed.typing("03012345"), "03012345");
  assertEquals(german.typing("ana@"), "ana@");
});

Deno.test("chooseCountry() is sure of what was set, and guesses by the language's region", () => {
  assertEquals(chooseCountry({ asked: "at", configured: "DE", locale: "en" }), {
    code: "AT",
    isSure: true,
  });
  assertEquals(chooseCountry({ asked: null, configured: "DE", locale: "en" })?.code, "DE");
  assertEquals(chooseCountry({ locale: "de-CH" }), { code: "CH", isSure: false });
  assertEquals(chooseCountry({ locale: "ja" }), { code: "JP", isSure: false });
  assertEquals(chooseCountry({ asked: "nowhere", locale: "en-001" })?.code, undefined);
});
