// Numbers by the world's numbering plans. The only module that imports the library, whose tables are most of
// its weight: it is loaded after the page is drawn.
import {
  AsYouType,
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/min";
import type { Country } from "./country.ts";
import type { NumberFault, Phones, TypedNumber } from "./phones.ts";

/** Up to here it is a DN or a short code, whatever country could make a number of it. */
const MAX_SHORT_DIGITS = 6;

const FAULTS: Readonly<Record<string, NumberFault>> = {
  INVALID_COUNTRY: "unknownCountry",
  TOO_SHORT: "tooShort",
  TOO_LONG: "tooLong",
  INVALID_LENGTH: "tooShort",
  NOT_A_NUMBER: "notANumber",
};

/**
 * Numbers as somebody in `country` writes them; without one, all are international. `plain` is for all that no
 * plan knows: given, not imported, so that the page's script stays in one piece.
 */
export function libraryPhones(country: Country | undefined, plain: Phones): Phones {
  const home = country && isSupportedCountry(country.code) ? country.code : undefined;
  // Of a guess no number is made: what is typed goes out as it is.
  const sureHome = country?.isSure ? home : undefined;
  return {
    say: (number) => said(number, home) ?? plain.say(number),
    read: (text) => {
      const typed = plain.read(text);
      return typed.fault || isShort(typed.wanted) ? typed : read(typed.wanted, sureHome);
    },
    typing: (text) => {
      const { wanted, fault } = plain.read(text);
      if (fault || isShort(wanted)) return text;
      if (!wanted.startsWith("+") && !sureHome) return text;
      return new AsYouType(sureHome).input(wanted);
    },
  };
}

const isShort = (number: string) => /^[0-9*#]*$/.test(number) && number.length <= MAX_SHORT_DIGITS;

function said(number: string, home: CountryCode | undefined): string | undefined {
  if (!number.startsWith("+")) return number;
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible()) return undefined;
  return parsed.country !== undefined && parsed.country === home
    ? parsed.formatNational()
    : parsed.formatInternational();
}

function read(wanted: string, home: CountryCode | undefined): TypedNumber {
  if (!wanted.startsWith("+")) return { wanted: home ? international(wanted, home) : wanted };
  const wrong = validatePhoneNumberLength(wanted);
  return { wanted, ...(wrong && { fault: FAULTS[wrong] ?? "notANumber" }) };
}

/** A national number that is typed just as its country writes it; anything else may be the switch's own. */
function international(wanted: string, home: CountryCode): string {
  const parsed = parsePhoneNumberFromString(wanted, home);
  if (!parsed?.isValid()) return wanted;
  return digitsOf(parsed.formatNational()) === wanted ? parsed.number : wanted;
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, "");
