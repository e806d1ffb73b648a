// The sums of settling and paying, as the cashier sees them while typing.
// Deliberately only sums: the core checks them again and owns every limit.
import type { Fen, Means, NewPayment, Payer, PayerTotal } from '@/backend/generated';
import { meansFor } from '@/shared/means';

/** A means and its amount as typed, before it is taken. */
export interface Share {
  means: Means;
  amount_fen: Fen | null;
  remark: string | null;
}

/** What is due after discount and rounding; null when they come to more than the whole. */
export function dueAfter(whole: Fen, discount: Fen | null, rounding: Fen | null): Fen | null {
  const due = whole - (discount ?? 0) - (rounding ?? 0);
  return due < 0 ? null : due;
}

/** 抹零: the jiao and fen above the whole yuan. */
export function oddOf(amount: Fen): Fen {
  return Math.max(0, amount % 100);
}

export function sumOf(shares: Share[]): Fen {
  return shares.reduce((sum, { amount_fen }) => sum + (amount_fen ?? 0), 0);
}

/** What is still missing (positive) or too much (negative). */
export function missing(owed: Fen, shares: Share[]): Fen {
  return owed - sumOf(shares);
}

/** At first the whole by the usual means. */
export function wholeBy(payer: Payer, owed: Fen): Share[] {
  return [{ means: meansFor(payer)[0] as Means, amount_fen: owed, remark: null }];
}

/** One more means for what is missing: the first that is not used yet. */
export function withAnother(payer: Payer, owed: Fen, shares: Share[]): Share[] {
  const used = new Set(shares.map(({ means }) => means));
  const offered = meansFor(payer);
  const means = (offered.find((one) => !used.has(one)) ?? offered[0]) as Means;
  return [...shares, { means, amount_fen: Math.max(0, missing(owed, shares)) || null, remark: null }];
}

/** What is sent: empty shares are left out. */
export function toPay(shares: Share[]): NewPayment[] {
  return shares
    .filter(({ amount_fen }) => amount_fen !== null && amount_fen !== 0)
    .map(({ means, amount_fen, remark }) => ({
      means,
      amount_fen: amount_fen as Fen,
      remark: remark?.trim() || null,
    }));
}

/** The part of an order that this payer and debtor owe. */
export function partOf(totals: PayerTotal[], payer: Payer, debtor: number | null): PayerTotal | null {
  return (
    totals.find((one) => one.payer === payer && (one.debtor?.id ?? null) === debtor) ??
    totals.find((one) => one.payer === payer) ??
    null
  );
}
