// What is sent to the customer's messenger, made from the order as it stands: a quote, what has come up, the car is ready.
// Deliberately always in Chinese and without names: the customer reads it, wherever it is forwarded to.
import { dateAndClock } from '@/backend/day';
import type { Millis, OrderLine, RepairOrder } from '@/backend/generated';
import { showMoney } from '@/shared/fields/read';
import { inChinese } from '@/words';

export type MessageKind = 'quote' | 'extra' | 'ready';

export interface Message {
  kind: MessageKind;
  text: string;
}

export interface Sender {
  name: string;
  phone: string;
}

/** The message the order's state asks for; null when there is nothing to tell. */
export function messageOf(order: RepairOrder, shop: Sender): Message | null {
  const kind = kindOf(order);
  return kind && { kind, text: TEXTS[kind](order, shop) };
}

function kindOf(order: RepairOrder): MessageKind | null {
  if (order.state === 'ready') return 'ready';
  if (!order.editable || order.state === 'delivered' || !waiting(order).length) return null;
  return ['draft', 'diagnosing', 'quoted'].includes(order.state) ? 'quote' : 'extra';
}

const TEXTS: Record<MessageKind, (order: RepairOrder, shop: Sender) => string> = {
  quote: (order, shop) =>
    lines([
      inChinese('orders.messages.quote', { car: carOf(order) }),
      ...listed(waiting(order)),
      inChinese('orders.messages.total', { amount: showMoney(sum(waiting(order))) }),
      promised(order.promised_at),
      inChinese('orders.messages.agree'),
      from(shop),
    ]),
  extra: (order, shop) =>
    lines([
      inChinese('orders.messages.extra', { car: carOf(order) }),
      ...listed(waiting(order)),
      inChinese('orders.messages.more', { amount: showMoney(sum(waiting(order))) }),
      promised(order.promised_at),
      inChinese('orders.messages.agree_extra'),
      from(shop),
    ]),
  ready: (order, shop) =>
    lines([
      inChinese('orders.messages.ready', { car: carOf(order) }),
      ...done(order).map(({ name }, index) => `${index + 1}. ${name}`),
      inChinese('orders.messages.due', {
        amount: showMoney(sum(done(order).filter(({ payer }) => payer === 'customer'))),
      }),
      inChinese('orders.messages.collect'),
      from(shop),
    ]),
};

const lines = (all: (string | null)[]): string => all.filter(Boolean).join('\n');
const sum = (of: OrderLine[]): number => of.reduce((all, { amount_fen }) => all + amount_fen, 0);
const waiting = (order: RepairOrder): OrderLine[] =>
  order.lines.filter(({ decision, payer }) => decision === 'open' && payer === 'customer');
const done = (order: RepairOrder): OrderLine[] => order.lines.filter(({ decision }) => decision === 'agreed');
const from = ({ name, phone }: Sender): string =>
  inChinese('orders.messages.from', { shop: name, phone }).trim();
const promised = (at: Millis | null): string | null =>
  at === null ? null : inChinese('orders.messages.promised', { at: dateAndClock(at) });

function listed(some: OrderLine[]): string[] {
  return some.map(({ name, amount_fen }, index) =>
    inChinese('orders.messages.item', { no: index + 1, name, amount: showMoney(amount_fen) }),
  );
}

function carOf({ vehicle }: RepairOrder): string {
  return [vehicle.plate?.plate, `${vehicle.brand} ${vehicle.model}`].filter(Boolean).join(' ');
}
