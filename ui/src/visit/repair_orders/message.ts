// What is sent to the customer's messenger, made from the order as it stands: a quote, what has come up, the car is ready.
// Deliberately always in Chinese and without names: the customer reads it, wherever it is forwarded to.
import { dateAndClock } from '@/backend/day';
import type { Millis, OrderLine, OrderFile } from '@/backend/generated';
import { showMoney } from '@/shared/fields/read';
import { carInWords, written } from '@/shared/message';
import type { Message, Sender } from '@/shared/message';
import { inChinese } from '@/words';

/** The message the order's state asks for; null when there is nothing to tell. */
export function messageOf(order: OrderFile, shop: Sender): Message | null {
  const kind = kindOf(order);
  return kind && { kind, text: written(TEXTS[kind](order), shop) };
}

type Kind = 'quote' | 'extra' | 'ready';

function kindOf(order: OrderFile): Kind | null {
  if (order.state === 'ready') return 'ready';
  if (!order.editable || order.state === 'delivered' || !waiting(order).length) return null;
  return ['draft', 'diagnosing', 'quoted'].includes(order.state) ? 'quote' : 'extra';
}

const TEXTS: Record<Kind, (order: OrderFile) => (string | null)[]> = {
  quote: (order) => [
    inChinese('orders.messages.quote', { car: carOf(order) }),
    ...listed(waiting(order)),
    inChinese('orders.messages.total', { amount: showMoney(sum(waiting(order))) }),
    promised(order.promised_at),
    inChinese('orders.messages.agree'),
  ],
  extra: (order) => [
    inChinese('orders.messages.extra', { car: carOf(order) }),
    ...listed(waiting(order)),
    inChinese('orders.messages.more', { amount: showMoney(sum(waiting(order))) }),
    promised(order.promised_at),
    inChinese('orders.messages.agree_extra'),
  ],
  ready: (order) => [
    inChinese('orders.messages.ready', { car: carOf(order) }),
    ...done(order).map(({ name }, index) => `${index + 1}. ${name}`),
    due(order) > 0
      ? inChinese('orders.messages.due', { amount: showMoney(due(order)) })
      : inChinese('orders.messages.nothing_due'),
    inChinese('orders.messages.collect'),
  ],
};

/** What the customer still pays: as it was settled, less what was paid; before that, what they agreed to. */
function due(order: OrderFile): number {
  const owed = done(order).filter(
    ({ payer, settlement_id }) => payer === 'customer' && settlement_id === null,
  );
  const bills = order.settlements.filter(
    ({ payer, state, on_account }) => payer === 'customer' && state !== 'void' && !on_account,
  );
  return bills.reduce((all, { total_fen, paid_fen }) => all + total_fen - paid_fen, sum(owed));
}

const sum = (of: OrderLine[]): number => of.reduce((all, { amount_fen }) => all + amount_fen, 0);
const waiting = (order: OrderFile): OrderLine[] =>
  order.lines.filter(({ decision, payer }) => decision === 'open' && payer === 'customer');
const done = (order: OrderFile): OrderLine[] => order.lines.filter(({ decision }) => decision === 'agreed');
const promised = (at: Millis | null): string | null =>
  at === null ? null : inChinese('orders.messages.promised', { at: dateAndClock(at) });

function listed(some: OrderLine[]): string[] {
  return some.map(({ name, amount_fen }, index) =>
    inChinese('orders.messages.item', { no: index + 1, name, amount: showMoney(amount_fen) }),
  );
}

const carOf = ({ vehicle: { plate, brand, model } }: OrderFile): string =>
  carInWords(plate, `${brand} ${model}`);
