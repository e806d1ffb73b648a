// A car's visits in one list: the shop's own orders and what the program before this one knew, the latest first.
// Deliberately never mixes their figures: each says whose it is.
import type { ListedOrder, PastVisit, VehicleFile } from '@/backend/generated';

export type Visit = { key: string; on: string; km: number | null; advisor: string; amount: number | null } & (
  { order: ListedOrder; past?: undefined } | { order?: undefined; past: PastVisit }
);

export function visitsOf(file: VehicleFile): Visit[] {
  const orders = file.orders.map((order): Visit => ({
    key: `order-${order.id}`,
    on: order.date,
    km: order.odometer_km,
    advisor: order.advisor,
    amount: order.amount_fen,
    order,
  }));
  const past = file.past.map((visit): Visit => ({
    key: `past-${visit.id}`,
    on: visit.on,
    km: visit.odometer_km,
    advisor: visit.advisor ?? '',
    amount: pastAmount(visit),
    past: visit,
  }));
  return [...orders, ...past].sort((one, other) => other.on.localeCompare(one.on));
}

/** What a past visit came to: as it was said or, where every item has a price, their sum. */
export function pastAmount({ amount_fen, items }: PastVisit): number | null {
  if (amount_fen !== null || !items.length) return amount_fen;
  return items.reduce<number | null>(
    (sum, item) => (sum === null || item.amount_fen === null ? null : sum + item.amount_fen),
    0,
  );
}
