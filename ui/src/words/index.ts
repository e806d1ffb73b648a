// Every text a person reads on screen. zh-CN is the source: its keys are the type, en must have them all.
// Deliberately not here: what is printed (worded in the core, Chinese only) and what people typed.
import { createI18n } from 'vue-i18n';
import en from './en';
import zh from './zh-CN';

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T &
  string];
/** A key of the words: `orders.states.draft`. */
export type WordKey = Paths<typeof zh>;
export type WordArgs = Record<string, string | number>;
export type Language = 'zh-CN' | 'en';

const KEPT = 'jieche.language';

export const i18n = createI18n({
  legacy: false,
  locale: localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
});

/** The text of a key in the language of the window; where it has two forms, the one for what is counted. */
export function t(key: WordKey, args: WordArgs = {}): string {
  const counted = String(args.count ?? args.days ?? args.hours ?? '');
  // A count of none would be taken for missing and filled with the form's own number.
  const form = counted === '1' ? 1 : counted === '0' ? 0 : 2;
  return i18n.global.t(key as never, args as never, form as never) as string;
}

/** The text of a key for a customer, who reads Chinese whatever the window speaks. */
export function inChinese(key: WordKey, args: WordArgs = {}): string {
  return i18n.global.t(key as never, args as never, { locale: 'zh-CN' }) as string;
}

/** True when there is a text for this key: for codes that come from the core. */
export function hasWord(key: string): key is WordKey {
  return i18n.global.te(key as never, 'zh-CN');
}

export const language = {
  get value(): Language {
    return i18n.global.locale.value as Language;
  },
  set value(chosen: Language) {
    i18n.global.locale.value = chosen;
    localStorage.setItem(KEPT, chosen);
    applyLanguage();
  },
};

/** Screen readers and fonts follow the page's lang attribute. */
export function applyLanguage(): void {
  document.documentElement.lang = language.value;
}
