// A car's history is one list, the latest first, and says what another program knew.
import { describe, expect, it } from 'vitest';
import type { PastVisit, VehicleFile } from '@/backend/generated';
import { pastAmount, visitsOf } from '@/registers/vehicles/visits';

const visit = (
  id: number,
  on: string,
  amounts: (number | null)[],
  amount_fen: number | null = null,
): PastVisit => ({
  id,
  version: 1,
  vehicle_id: 1,
  number: `A${id}`,
  on,
  odometer_km: null,
  complaint: null,
  items: amounts.map((amount, at) => ({ name: `item ${at}`, amount_fen: amount })),
  amount_fen,
  advisor: null,
  remark: null,
});

describe('visits', () => {
  it('stand by day, whoever wrote them', () => {
    const orders = [{ id: 7, date: '2026-03-01', odometer_km: 3, advisor: 'Wang', amount_fen: 1 }];
    const file = {
      orders,
      past: [visit(1, '2026-05-01', []), visit(2, '2020-01-01', [])],
    } as unknown as VehicleFile;
    expect(visitsOf(file).map(({ key }) => key)).toEqual(['past-1', 'order-7', 'past-2']);
  });

  it('claim no sum that nobody said', () => {
    expect(pastAmount(visit(1, '2020-01-01', [100, 50]))).toBe(150);
    expect(pastAmount(visit(1, '2020-01-01', [100, null]))).toBe(null);
    expect(pastAmount(visit(1, '2020-01-01', []))).toBe(null);
    expect(pastAmount(visit(1, '2020-01-01', [100], 90))).toBe(90);
  });
});
