// The rows of the day report: the day beside the month to date, joined by name, and the sums that must agree.
// Deliberately no figures of its own: everything comes from the core.
import type { AdvisorDay, BusinessType, DayFigures, Fen, Means, Payer, Revenue } from '@/backend/generated';

export interface Pair<T> {
  day: T | null;
  month: T | null;
}
export type TypeRow = { type: BusinessType } & Pair<{ orders: number; revenue: Revenue }>;
export type MeansRow = { means: Means } & Pair<Fen>;
export type DebtorRow = { payer: Payer; debtor: string | null } & Pair<Fen>;
export type AdvisorRow = { advisor: string } & Pair<AdvisorDay>;

/** Names of both periods, those of the month first as it holds all of the day. */
function joined<R, T>(
  day: R[],
  month: R[],
  key: (row: R) => string,
  value: (row: R) => T,
): { row: R; day: T | null; month: T | null }[] {
  const ofDay = new Map(day.map((row) => [key(row), row]));
  const ofMonth = new Map(month.map((row) => [key(row), row]));
  return [...new Map([...ofMonth, ...ofDay])].map(([name, row]) => {
    const [one, all] = [ofDay.get(name), ofMonth.get(name)];
    return { row, day: one ? value(one) : null, month: all ? value(all) : null };
  });
}

export function typeRows(day: DayFigures, month: DayFigures): TypeRow[] {
  return joined(
    day.by_type,
    month.by_type,
    ({ business_type }) => business_type,
    ({ orders, revenue }) => ({ orders, revenue }),
  ).map(({ row, ...pair }) => ({ type: row.business_type, ...pair }));
}

export function meansRows(day: DayFigures, month: DayFigures): MeansRow[] {
  return joined(
    day.received,
    month.received,
    ({ means }) => means,
    ({ amount_fen }) => amount_fen,
  ).map(({ row, ...pair }) => ({ means: row.means, ...pair }));
}

export function debtorRows(day: DayFigures, month: DayFigures): DebtorRow[] {
  return joined(
    day.receivables,
    month.receivables,
    ({ payer, debtor }) => `${payer} ${debtor ?? ''}`,
    ({ amount_fen }) => amount_fen,
  ).map(({ row, ...pair }) => ({ payer: row.payer, debtor: row.debtor, ...pair }));
}

export function advisorRows(day: DayFigures, month: DayFigures): AdvisorRow[] {
  return joined(
    day.advisors,
    month.advisors,
    ({ advisor }) => advisor,
    (row) => row,
  )
    .map(({ row, ...pair }) => ({ advisor: row.advisor, ...pair }))
    .sort((a, b) => (b.month?.revenue_fen ?? 0) - (a.month?.revenue_fen ?? 0));
}

const sum = (rows: { amount_fen: Fen }[]): Fen => rows.reduce((all, { amount_fen }) => all + amount_fen, 0);

export interface Balance {
  received: Fen;
  owed: Fen;
  /** Revenue less received less owed: zero, or something is wrong. */
  off: Fen;
}

/** 产值 = 收款 + 应收. */
export function balance(figures: DayFigures): Balance {
  const [received, owed] = [sum(figures.received), sum(figures.receivables)];
  return { received, owed, off: figures.revenue.total_fen - received - owed };
}

/** Revenue a delivered car, whole fen; null on a day without deliveries. */
export function perCar(figures: DayFigures): Fen | null {
  return figures.deliveries ? Math.round(figures.revenue.total_fen / figures.deliveries) : null;
}
