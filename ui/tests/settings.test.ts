// The law's least guarantee beside what the shop promises.
import { expect, it } from 'vitest';
import { belowLaw } from '@/settings/law';

it('knows a promise below the law by kilometres or by days', () => {
  expect(belowLaw('assembly', 20_000, 100)).toBe(false);
  expect(belowLaw('assembly', 19_999, 100)).toBe(true);
  expect(belowLaw('secondary_maintenance', 5_000, 29)).toBe(true);
  expect(belowLaw('minor_repair', 2_000, 10)).toBe(false);
  expect(belowLaw('minor_repair', null, 10)).toBe(true);
});
