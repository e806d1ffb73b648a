// How commands are spelt: asked of the core once for each title, so that no dictionary travels with the window.
// Deliberately no word where it cannot be had, see CommandPalette.
import { shallowReactive } from 'vue';
import { call } from '@/backend/rpc';

const known = shallowReactive(new Map<string, string[]>());

/** The full pinyin and the initials of a title, in every reading; nothing yet for one not learnt. */
export const spelt = (title: string): string[] => known.get(title) ?? [];

/** Asks for the titles that are new. */
export async function learn(titles: string[]): Promise<void> {
  const texts = [...new Set(titles)].filter((title) => !known.has(title));
  if (!texts.length) return;
  const ways = await call('search_spell', { texts });
  ways.forEach((one, index) => known.set(texts[index] as string, one));
}
