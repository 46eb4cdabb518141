import { assertEquals } from "@std/assert";
import { agentOfPage } from "../../../../web/shared/page_agent.ts";
import { plainNumber, sayDuration, sayNumber } from "../../../../web/shared/say_number.ts";
import {
  recallTheme,
  rememberTheme,
  THEME_KEY,
  themeOfAddress,
} from "../../../../web/shared/theme.ts";

function memory(kept: Map<string, string>) {
  return () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
}

Deno.test("recallTheme() gives back what rememberTheme() kept", () => {
  const store = memory(new Map());
  assertEquals(recallTheme(store), "system");
  rememberTheme(store, "dark");
  assertEquals(recallTheme(store), "dark");
});

Deno.test("recallTheme() takes an unknown word for system", () => {
  assertEquals(recallTheme(memory(new Map([[THEME_KEY, "sepia"]]))), "system");
});

Deno.test("a browser that refuses storage leaves the theme to the page", () => {
  const store = () => {
    throw new Error("denied");
  };
  rememberTheme(store, "dark");
  assertEquals(recallTheme(store), "system");
});

Deno.test("themeOfAddress() reads the query, and before it the fragment, which can change", () => {
  const read = (query: string) => themeOfAddress(new URL(`http://localhost/toolbar/${query}`));
  assertEquals(read("?agent=7&theme=dark"), "dark");
  assertEquals(read("?theme=dark#theme=light"), "light");
  assertEquals(read("?theme=sepia"), undefined);
  assertEquals(read(""), undefined);
});

Deno.test("agentOfPage() reads the agent, and takes 1001 where none is named", () => {
  assertEquals(agentOfPage("?agent=2002"), "2002");
  assertEquals(agentOfPage("?agent="), "1001");
  assertEquals(agentOfPage(""), "1001");
});

Deno.test("sayNumber() groups North American numbers and leaves others alone", () => {
  assertEquals(sayNumber("+14155550100"), "+1 415 555 0100");
  assertEquals(sayNumber("7001"), "7001");
  assertEquals(sayNumber("+442079460000"), "+442079460000");
});

Deno.test("plainNumber() takes back what sayNumber() and people put in", () => {
  assertEquals(plainNumber(sayNumber("+14155550100")), "+14155550100");
  assertEquals(plainNumber(" (415) 555-0100 "), "4155550100");
});

Deno.test("sayDuration() counts as a phone's display does", () => {
  assertEquals(sayDuration(-5), "0:00");
  assertEquals(sayDuration(7_900), "0:07");
  assertEquals(sayDuration(760_000), "12:40");
  assertEquals(sayDuration(3_723_000), "1:02:03");
});
