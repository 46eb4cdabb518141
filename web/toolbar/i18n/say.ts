// Makes a compiled catalogue speak. Pure: it holds nothing but formatters that are costly to make.
import format, { type FormatOptions, type FormatValues } from "icu-minify/format";
import type { CompiledCatalogue, Say } from "./catalogue.ts";

/** Speaks a catalogue's language; `locale` says how numbers and dates are written in it. */
export function sayer(catalogue: CompiledCatalogue, locale: string): Say {
  const options: FormatOptions = {
    formatters: {
      getDateTimeFormat: kept((...args) => new Intl.DateTimeFormat(...args)),
      getNumberFormat: kept((...args) => new Intl.NumberFormat(...args)),
      getPluralRules: kept((...args) => new Intl.PluralRules(...args)),
    },
  };
  // What a message takes was checked where it is said.
  return (key, ...[values]: readonly unknown[]) =>
    String(format(catalogue[key], locale, values as FormatValues | undefined, options));
}

/** The same formatter for the same arguments. */
function kept<Args extends unknown[], Formatter>(
  make: (...args: Args) => Formatter,
): (...args: Args) => Formatter {
  const made = new Map<string, Formatter>();
  return (...args) => {
    const key = JSON.stringify(args);
    const formatter = made.get(key) ?? make(...args);
    made.set(key, formatter);
    return formatter;
  };
}
