// The means of payment in the order of how often they are used, with the letters that choose them.
// Deliberately no rule: who pays by which is the core's (`backend/facts.ts`).
import { MEANS_OF } from '@/backend/facts';
import type { Means, Payer } from '@/backend/generated';

const LETTERS: Record<Means, string> = {
  wechat: 'wx',
  alipay: 'zfb',
  cash: 'xj',
  bank_card: 'yhk',
  insurer: 'bx',
  maker: 'cj',
  transfer: 'zz',
  stored_value: 'czk',
  voucher: 'djq',
  internal: 'nb',
};

/** The means this payer may pay by, the usual one first. */
export function meansFor(payer: Payer): Means[] {
  return (Object.keys(LETTERS) as Means[]).filter((means) => MEANS_OF[payer].includes(means));
}

/** The letters that choose it. */
export const lettersOf = (means: Means): string => LETTERS[means];
