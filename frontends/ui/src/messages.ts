import { useLanguage, type Language } from './language.ts';

/** Texts by key; a text with something to fill in is a function. */
export type Catalogue = Record<string, string | ((...parts: never[]) => string)>;

/** The same keys in another language: plain texts stay texts, functions keep their parameters. */
type Translated<Zh extends Catalogue> = {
  [Key in keyof Zh]: Zh[Key] extends (...parts: infer Parts) => string ? (...parts: Parts) => string : string;
};

export interface Messages<Zh extends Catalogue> {
  zh: Translated<Zh>;
  en: Translated<Zh>;
}

/** A typed message catalogue: Chinese first, and English with exactly the same keys. */
export function defineMessages<Zh extends Catalogue>(catalogues: { zh: Zh; en: NoInfer<Translated<Zh>> }): Messages<Zh> {
  return catalogues as unknown as Messages<Zh>;
}

export function messagesIn<Zh extends Catalogue>(messages: Messages<Zh>, language: Language): Translated<Zh> {
  return language === 'en' ? messages.en : messages.zh;
}

/** The texts in the language shown now; a component that uses it is drawn again when the language changes. */
export function useMessages<Zh extends Catalogue>(messages: Messages<Zh>): Translated<Zh> {
  return messagesIn(messages, useLanguage());
}
