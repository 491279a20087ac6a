/** The languages of messages; the first is the default. */
export type Language = 'zh-CN' | 'en';

/** One sentence or name in both languages. */
export interface Text {
  zh: string;
  en: string;
}

export function say(text: Text, language: Language): string {
  return language === 'en' ? text.en : text.zh;
}

/** The language that an `Accept-Language` header asks for first; Chinese where it asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const range of (acceptLanguage ?? '').split(',')) {
    const tag = range.trim().toLowerCase();
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
