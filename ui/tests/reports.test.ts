// The day report: day and month joined by name, and revenue that agrees with money received and owed.
import { expect, it } from 'vitest';
import type { DayFigures } from '@/backend/generated';
import { balance, meansRows, perCar, typeRows } from '@/figures/reports/sums';

const revenue = (total_fen: number) => ({ labour_fen: total_fen, part_fen: 0, other_fen: 0, total_fen });
const figures = (some: Partial<DayFigures>): DayFigures => ({
  arrivals: 0,
  deliveries: 0,
  in_shop: 0,
  in_shop_before: 0,
  revenue: revenue(0),
  by_type: [],
  received: [],
  received_for_earlier_fen: 0,
  receivables: [],
  discounts_fen: 0,
  advisors: [],
  survey_score: null,
  surveys: 0,
  nps: null,
  ...some,
});

it('shows a row of the month even when the day has none, and the other way round', () => {
  const day = figures({ received: [{ means: 'cash', amount_fen: 100 }] });
  const month = figures({ received: [{ means: 'wechat', amount_fen: 900 }] });
  expect(meansRows(day, month)).toEqual([
    { means: 'wechat', day: null, month: 900 },
    { means: 'cash', day: 100, month: null },
  ]);
  const typed = figures({ by_type: [{ business_type: 'recall', orders: 2, revenue: revenue(5) }] });
  expect(typeRows(typed, typed)).toEqual([
    {
      type: 'recall',
      day: { orders: 2, revenue: revenue(5) },
      month: { orders: 2, revenue: revenue(5) },
    },
  ]);
});

it('tells by how much revenue differs from received and owed', () => {
  const whole = figures({
    revenue: revenue(1000),
    received: [
      { means: 'cash', amount_fen: 300 },
      { means: 'wechat', amount_fen: 200 },
    ],
    receivables: [{ payer: 'insurer', debtor: '平安', amount_fen: 500 }],
  });
  expect(balance(whole)).toEqual({ received: 500, owed: 500, off: 0 });
  expect(balance({ ...whole, revenue: revenue(1001) }).off).toBe(1);
});

it('has no revenue a car on a day without deliveries', () => {
  expect(perCar(figures({ revenue: revenue(1000) }))).toBeNull();
  expect(perCar(figures({ revenue: revenue(1000), deliveries: 3 }))).toBe(333);
});
