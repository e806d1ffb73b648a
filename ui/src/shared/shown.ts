// Masked personal values: shown as they came, and never saved back over the real ones.
// Deliberately the only place that turns what was shown into what is to be changed.
import type { Change, Shown } from '@/backend/generated';

export function shownText(value: Shown<string> | null | undefined): string | null {
  if (!value) return null;
  return 'whole' in value ? value.whole : value.masked;
}

/** Keep when the text is still the one that was shown, else set what was typed. */
export function changeOf(shown: Shown<string> | null, typed: string | null): Change<string | null> {
  const text = typed?.trim() || null;
  return shown !== null && text === shownText(shown) ? 'keep' : { set: text };
}

/** The same for a value that may not be empty. */
export function changeOfText(shown: Shown<string> | null, typed: string): Change<string> {
  return shown !== null && typed.trim() === shownText(shown) ? 'keep' : { set: typed.trim() };
}
