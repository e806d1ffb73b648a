// A line of an order as it is asked to be put: from the catalogue, from what was typed, or from the line there is.
// Deliberately no prices of its own: the core computes every amount.
import type { CustomerId, FoundWork, LineKind, OrderLine, PutLine, OrderFile } from '@/backend/generated';
import type { Compared } from '@/shared/conflict';
import { showHours, showMoney, showQuantity } from '@/shared/fields/read';
import { t } from '@/words';

/** What the editor holds: a request without the order it goes to and the word of who allows it. */
export type Typed = Omit<PutLine, 'order_id' | 'version' | 'approval'>;

export function fromLine(line: OrderLine): Typed {
  return {
    line_id: line.id,
    kind: line.kind,
    operation_id: line.operation_id,
    part_id: line.part_id,
    code: line.code,
    name: line.name,
    hours: line.hours,
    quantity: line.quantity,
    unit: line.unit,
    unit_price_fen: line.unit_price_fen,
    discount_fen: line.discount_fen,
    tax_rate_bp: line.tax_rate_bp,
    brand: line.brand,
    part_class: line.part_class,
    payer: line.payer,
    debtor_id: line.debtor?.id ?? null,
    old_part: line.old_part,
  };
}

const HOUR = 100;
const PIECE = 1000;

/** An operation or a part that was found, as a line; a package is several and puts itself on the order. */
export function fromCatalogue(found: FoundWork, like: Typed): Typed {
  const whose = { payer: like.payer, debtor_id: like.debtor_id };
  if (found.operation) {
    const { id, code, name, rate_fen, tax_rate_bp } = found.operation.operation;
    const { hours } = found.operation;
    return {
      ...blank('labour', tax_rate_bp),
      ...whose,
      operation_id: id,
      code,
      name,
      hours,
      unit_price_fen: rate_fen,
    };
  }
  if (!found.part) return { ...like };
  const { id, number, name, unit, price_fen, tax_rate_bp, brand, class: part_class } = found.part;
  return {
    ...blank('part', tax_rate_bp),
    ...whose,
    part_id: id,
    code: number,
    name,
    unit,
    unit_price_fen: price_fen,
    brand,
    part_class,
  };
}

export function blank(kind: LineKind, tax_rate_bp: number): Typed {
  return {
    line_id: null,
    kind,
    operation_id: null,
    part_id: null,
    code: null,
    name: '',
    hours: kind === 'labour' ? HOUR : null,
    quantity: kind === 'part' ? PIECE : null,
    unit: kind === 'part' ? '个' : null,
    unit_price_fen: 0,
    discount_fen: 0,
    tax_rate_bp,
    brand: null,
    part_class: null,
    payer: 'customer',
    debtor_id: null,
    old_part: 'none',
  };
}

/** A line of another kind keeps what both kinds have. */
export function asKind(typed: Typed, kind: LineKind): Typed {
  const { line_id, code, name, unit_price_fen, discount_fen, payer, debtor_id } = typed;
  return {
    ...blank(kind, typed.tax_rate_bp),
    line_id,
    code,
    name,
    unit_price_fen,
    discount_fen,
    payer,
    debtor_id,
  };
}

export function put(order: OrderFile, version: number, typed: Typed): PutLine {
  return { ...typed, order_id: order.id, version };
}

/** What two people can have changed of one line. What it is, and how much of it at which price, is one: of two parts neither
 *  is called as the other, nor costs as much; and who owes belongs to who pays. */
export const comparedLine = (): Compared<Typed> => ({
  name: { label: t('orders.lines.name'), show: whatOf },
  line_id: 'name',
  kind: 'name',
  operation_id: 'name',
  part_id: 'name',
  code: 'name',
  hours: 'name',
  quantity: 'name',
  unit: 'name',
  unit_price_fen: 'name',
  tax_rate_bp: 'name',
  brand: 'name',
  part_class: 'name',
  discount_fen: {
    label: t('orders.lines.discount'),
    show: ({ discount_fen }) => showMoney(discount_fen),
  },
  payer: {
    label: t('orders.lines.payer'),
    show: ({ payer, debtor_id }) => [t(`codes.payer.${payer}`), debtor_id].filter(Boolean).join(' '),
  },
  debtor_id: 'payer',
  old_part: {
    label: t('orders.lines.old'),
    show: ({ old_part }) => t(`codes.old_part.${old_part}`),
  },
});

function whatOf({ code, name, hours, quantity, unit, unit_price_fen, brand, part_class }: Typed): string {
  const much =
    hours === null ? quantity !== null && `${showQuantity(quantity)} ${unit ?? ''}` : `${showHours(hours)} h`;
  const kept = part_class && t(`codes.part_class.${part_class}`);
  return [code, name, much, showMoney(unit_price_fen), brand, kept].filter(Boolean).join(' ');
}

/** The debtor last used for a payer on this order: the second insurance line needs no search. */
export function usualDebtor(order: OrderFile, payer: string): { id: CustomerId; name: string } | null {
  const line = [...order.lines].reverse().find((one) => one.payer === payer && one.debtor !== null);
  return line?.debtor ?? null;
}

/** Rows in the order of the sheet: labour, parts, other. */
export function sheetOrder(lines: OrderLine[]): OrderLine[] {
  const place: Record<LineKind, number> = { labour: 0, part: 1, other: 2 };
  return [...lines].sort((a, b) => place[a.kind] - place[b.kind] || a.id - b.id);
}
