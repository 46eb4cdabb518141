// What a catalogue is: ICU messages by key. The English one says which keys there are and what each
// message takes; the others must have the same, which types and a test enforce.
import type { GetICUArgs } from "@schummar/icu-type-parser";
import type { CompiledMessage } from "icu-minify/format";
import type { en } from "./en.ts";

export type WordKey = keyof typeof en;

/** ICU messages; `satisfies` it, so that a key too few or too many does not compile. */
export type Catalogue = Readonly<Record<WordKey, string>>;

/** A catalogue as the build makes it, which needs no parser. */
export type CompiledCatalogue = Readonly<Record<WordKey, CompiledMessage>>;

/** What a message's text takes. */
export type ValuesOf<Text extends string> = GetICUArgs<Text, {
  ICUArgument: string;
  ICUNumberArgument: number;
  ICUDateArgument: Date;
}>;

type Values<Key extends WordKey> = ValuesOf<(typeof en)[Key]>;

/** A message in the reader's language, with what it takes: `say("call.with", { party })`. */
export type Say = <Key extends WordKey>(
  key: Key,
  ...values: keyof Values<Key> extends never ? [] : [values: Values<Key>]
) => string;
