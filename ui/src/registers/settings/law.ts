// The least guarantee the law leaves a shop, held beside what it promises.
// Deliberately no figures: the core keeps them with their sources, and refuses less.
import type { GuaranteePromise, RepairCategory } from '@/backend/generated';

interface Typed {
  category: RepairCategory;
  km: number | null;
  days: number | null;
}

/** The law's least for the category of a promise. */
export function leastOf(least: GuaranteePromise[], promise: Typed): GuaranteePromise {
  const found = least.find(({ category }) => category === promise.category);
  return found ?? { category: promise.category, km: 0, days: 0 };
}

export function belowLaw(least: GuaranteePromise[], promise: Typed): boolean {
  const { km, days } = leastOf(least, promise);
  return (promise.km ?? 0) < km || (promise.days ?? 0) < days;
}
