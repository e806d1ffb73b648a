// The customer's word on a line as it is noted: who spoke, how, and whether the law's pointing-out was done.
// Deliberately no rule about which parts must be pointed out: the core refuses, and then the screen asks.
import { today } from '@/backend/day';
import type { DecideLines, OrderLine, OrderFile } from '@/backend/generated';
import { Problem } from '@/backend/problem';
import { showMoment } from '@/shared/fields/read';
import { shownText } from '@/shared/shown';
import { t } from '@/words';

export type Word = Pick<DecideLines, 'by' | 'by_name' | 'via' | 'pointed_out'>;

/** Mostly whoever stands at the desk with the car. */
export function usualWord(order: OrderFile): Word {
  return { by: order.brought_by ? 'bringer' : 'owner', by_name: null, via: 'in_person', pointed_out: false };
}

/** The core wants the pointing-out noted before it takes the word. */
export const wantsPointingOut = (thrown: unknown): boolean => Problem.of(thrown).code === 'not_pointed_out';

/** Who said it, by name: the owner's where it was theirs. */
export function speaker(line: OrderLine, order: OrderFile): string {
  if (line.decision === 'open' || line.decided_by === null) return '';
  return shownText(line.decided_by === 'owner' ? order.customer.name : line.decided_by_name) ?? '';
}

/** The whole word in one line: who, how, when, what was pointed out. */
export function wordText(line: OrderLine, order: OrderFile): string {
  if (line.decision === 'open' || line.decided_at === null) return '';
  return [
    t(`codes.decision.${line.decision}`),
    line.decided_by && `${speaker(line, order)} ${t(`codes.speaker.${line.decided_by}`)}`.trim(),
    line.decided_via && t(`codes.channel.${line.decided_via}`),
    showMoment(line.decided_at, today.value),
    line.pointed_out && t('orders.word.told'),
    line.quotation,
  ]
    .filter(Boolean)
    .join(' · ');
}
