// Whose numbers are national to the reader. Pure.

export interface Country {
  /** Two letters, as in ISO 3166-1: "DE". */
  readonly code: string;
  /** Set by somebody who knows. Else it is a guess by the reader's language, of which no number is made. */
  readonly isSure: boolean;
}

export interface CountryWishes {
  /** The address's `?country=`. */
  readonly asked?: string | null | undefined;
  /** The gateway's setting. */
  readonly configured?: string | undefined;
  /** How the reader's language writes numbers, such as "de-AT". */
  readonly locale: string;
}

export function chooseCountry({ asked, configured, locale }: CountryWishes): Country | undefined {
  for (const wish of [asked, configured]) {
    if (wish && /^[a-z]{2}$/i.test(wish)) return { code: wish.toUpperCase(), isSure: true };
  }
  const { region } = new Intl.Locale(locale).maximize();
  return region && /^[A-Z]{2}$/.test(region) ? { code: region, isSure: false } : undefined;
}
