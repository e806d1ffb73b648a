// By which means whoever pays pays, the usual one first, with the letters that choose it.
// Deliberately no rule: the core checks what fits again.
import type { Means, Payer } from '@/backend/generated';

const MEANS: Record<Means, { letters: string; payers: Payer[] }> = {
  wechat: { letters: 'wx', payers: ['customer'] },
  alipay: { letters: 'zfb', payers: ['customer'] },
  cash: { letters: 'xj', payers: ['customer'] },
  bank_card: { letters: 'yhk', payers: ['customer'] },
  insurer: { letters: 'bx', payers: ['insurer'] },
  maker: { letters: 'cj', payers: ['maker'] },
  transfer: { letters: 'zz', payers: ['customer', 'insurer', 'maker'] },
  stored_value: { letters: 'czk', payers: ['customer'] },
  voucher: { letters: 'djq', payers: ['customer'] },
  internal: { letters: 'nb', payers: ['shop'] },
};

/** The means this payer may pay by, the usual one first. */
export function meansFor(payer: Payer): Means[] {
  return (Object.keys(MEANS) as Means[]).filter((means) => MEANS[means].payers.includes(payer));
}

/** The letters that choose it. */
export const lettersOf = (means: Means): string => MEANS[means].letters;
