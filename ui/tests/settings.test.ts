// The law's least guarantee beside what the shop promises.
import { expect, it } from 'vitest';
import { belowLaw } from '@/registers/settings/law';

const least = [
  { category: 'assembly' as const, km: 20_000, days: 100 },
  { category: 'minor_repair' as const, km: 2_000, days: 10 },
];

it('knows a promise below the law by kilometres or by days', () => {
  expect(belowLaw(least, { category: 'assembly', km: 20_000, days: 100 })).toBe(false);
  expect(belowLaw(least, { category: 'assembly', km: 19_999, days: 100 })).toBe(true);
  expect(belowLaw(least, { category: 'minor_repair', km: 2_000, days: 9 })).toBe(true);
  expect(belowLaw(least, { category: 'minor_repair', km: 2_000, days: 10 })).toBe(false);
  expect(belowLaw(least, { category: 'minor_repair', km: null, days: 10 })).toBe(true);
});
