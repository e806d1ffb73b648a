// Which phrases fit what was typed: initials from the beginning first, then anywhere, or a piece of the text.
// Deliberately no order of its own beside that: phrases stand as the shop made them.
import type { Phrase, PhraseKind } from '@/backend/generated';
import { plain } from './read';

/** The phrases of a kind that fit what was typed; all of them before anything is. */
export function fitting(all: Phrase[], kind: PhraseKind, typed: string): Phrase[] {
  const own = all.filter((phrase) => phrase.kind === kind);
  const wanted = plain(typed).toLowerCase();
  if (!wanted) return own;
  const begins = own.filter(({ initials }) => initials.some((one) => one.startsWith(wanted)));
  const holds = ({ initials, text }: Phrase) =>
    text.toLowerCase().includes(wanted) || initials.some((one) => one.includes(wanted));
  return [...begins, ...own.filter((phrase) => !begins.includes(phrase) && holds(phrase))];
}
