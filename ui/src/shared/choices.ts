// What can be chosen of a kind of code: each by its word and by the letters, pinyin initials, that choose it by key.
// Deliberately no rules: what may be chosen when is the core's.
import { codesOf, wordOf } from '@/words';
import type { CodeKind, CodeOf } from '@/words';

export interface Choice<T> {
  value: T;
  label: string;
  letters?: string;
}

/** Every code of a kind: in the order of its letters, how often it is chosen; without letters in the core's order. */
export function choices<K extends CodeKind>(
  kind: K,
  letters?: Record<CodeOf<K>, string>,
): Choice<CodeOf<K>>[] {
  const values = letters ? (Object.keys(letters) as CodeOf<K>[]) : codesOf(kind);
  return values.map((value) => ({ value, label: wordOf(kind, value), letters: letters?.[value] }));
}
