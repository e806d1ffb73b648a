// What the core answers of codes, and that no screen answers it a second time.
import { expect, it } from 'vitest';
import { AT_WORK, COMMISSIONED, FINISHED, HERE, MEANS_OF, STOCKS_OF } from '@/backend/facts';
import { meansFor } from '@/shared/means';
import { codesOf } from '@/words';

const SOURCES = import.meta.glob(['../src/**/*.{ts,vue}', '!../src/backend/facts.ts', '!../src/words/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

/** Lists of two and more texts in a row: `['a', 'b']`. */
function listsOf(source: string): string[][] {
  const lists = source.match(/\[\s*'[a-z_]+'(?:,\s*'[a-z_]+')+,?\s*\]/g) ?? [];
  return lists.map((list) => [...list.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code as string));
}

const sorted = (codes: readonly string[]) => [...codes].sort().join(' ');

it('has each list of the core once', () => {
  const rest = (codes: readonly string[]) => codesOf('order_state').filter((state) => !codes.includes(state));
  const known = [AT_WORK, HERE, COMMISSIONED, FINISHED].flatMap((codes) => [codes, rest(codes)]);
  const lists = new Set(known.map(sorted));
  const again = Object.entries(SOURCES).flatMap(([file, source]) =>
    listsOf(source)
      .filter((list) => lists.has(sorted(list)))
      .map((list) => `${file}: ${list.join(', ')}`),
  );
  expect(again, 'states are listed by the core, in backend/facts.ts').toEqual([]);
});

it('sees a list that is written again', () => {
  const planted = "const over = ['delivered', 'closed', 'cancelled'].includes(state);";
  expect(listsOf(planted)).toEqual([['delivered', 'closed', 'cancelled']]);
});

it('offers a payer the means the core takes from them, the usual one first', () => {
  for (const payer of codesOf('payer')) expect(sorted(meansFor(payer))).toBe(sorted(MEANS_OF[payer]));
  expect(meansFor('customer')[0], 'most customers pay by it').toBe('wechat');
});

it('offers continuous paper only for sheets of letters and lines', () => {
  expect(STOCKS_OF.reception, 'pins strike no drawing').toEqual(['a4']);
  expect(STOCKS_OF.settlement_list).toContain('continuous');
});
