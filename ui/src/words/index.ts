// Every text a person reads on screen. zh-CN is the source: its keys are the type, en must have them all.
// Deliberately not here: what is printed (worded in the core, Chinese only) and what people typed.
import { createI18n } from 'vue-i18n';
import { zh as codes } from './codes';
import en from './en';
import zh from './zh-CN';

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T &
  string];
/** A key of the words: `orders.head.title`; of a code: `codes.order_state.draft`. */
export type WordKey = Paths<typeof zh>;
/** A kind of code, and its codes: what they are called is made from the core, see `codes.ts`. */
export type CodeKind = keyof typeof codes;
export type CodeOf<K extends CodeKind> = keyof (typeof codes)[K] & string;
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

/** All codes of a kind, in the core's order. */
export function codesOf<K extends CodeKind>(kind: K): CodeOf<K>[] {
  return Object.keys(codes[kind]) as CodeOf<K>[];
}

/** What a code is called, where its kind is not written out: ``t(`codes.payer.${payer}`)`` says the same. */
export function wordOf<K extends CodeKind>(kind: K, code: CodeOf<K>): string {
  return t(`codes.${kind}.${code}` as WordKey);
}

/** What a text of the core is called, by the first of these kinds that has it; null for a code of none of them. */
export function wordAmong(kinds: readonly CodeKind[], text: string): string | null {
  const kind = kinds.find((one) => Object.hasOwn(codes[one], text));
  return kind ? t(`codes.${kind}.${text}` as WordKey) : null;
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
