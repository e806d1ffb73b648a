// Settling and paying: what is due, how a payment is split over means, which invoice numbers can be.
import { expect, it } from 'vitest';
import type { PayerTotal } from '@/backend/generated';
import { dueAfter, missing, oddOf, partOf, toPay, wholeBy, withAnother } from '@/money/settlement/amounts';
import { inGroups, invoiceDigits, judgeInvoice } from '@/money/settlement/invoice';

it('takes discount and rounding off the whole, never below nothing', () => {
  expect(dueAfter(91650, 5000, 50)).toBe(86600);
  expect(dueAfter(91650, null, null)).toBe(91650);
  expect(dueAfter(1000, 900, 101)).toBeNull();
  expect(oddOf(91650)).toBe(50);
  expect(oddOf(91600)).toBe(0);
});

it('offers the whole by the usual means, and what is missing by the next one', () => {
  const first = wholeBy('customer', 91600);
  expect(first).toEqual([{ means: 'wechat', amount_fen: 91600, remark: null }]);
  first[0]!.amount_fen = 50000;
  expect(missing(91600, first)).toBe(41600);
  const both = withAnother('customer', 91600, first);
  expect(both[1]).toEqual({ means: 'alipay', amount_fen: 41600, remark: null });
  expect(missing(91600, both)).toBe(0);
});

it('asks for an amount when nothing is missing, and says when it is too much', () => {
  const shares = withAnother('customer', 91600, wholeBy('customer', 91600));
  expect(shares[1]!.amount_fen).toBeNull();
  shares[1]!.amount_fen = 1000;
  expect(missing(91600, shares)).toBe(-1000);
});

it('sends only the means that carry an amount', () => {
  expect(
    toPay([
      { means: 'cash', amount_fen: 100, remark: ' 零钱 ' },
      { means: 'wechat', amount_fen: null, remark: null },
      { means: 'alipay', amount_fen: 0, remark: null },
    ]),
  ).toEqual([{ means: 'cash', amount_fen: 100, remark: '零钱' }]);
});

it('finds the part of an order a payer and debtor owe', () => {
  const total = (payer: PayerTotal['payer'], id: number | null): PayerTotal => ({
    payer,
    debtor: id === null ? null : { id, name: String(id) },
    labour_fen: 0,
    part_fen: 0,
    other_fen: 0,
    discount_fen: 0,
    total_fen: 0,
    settlement_id: null,
  });
  const totals = [total('customer', null), total('insurer', 7), total('insurer', 8)];
  expect(partOf(totals, 'insurer', 8)?.debtor?.id).toBe(8);
  expect(partOf(totals, 'insurer', null)?.debtor?.id).toBe(7);
  expect(partOf(totals, 'maker', null)).toBeNull();
});

it('judges a digital invoice number as it is typed', () => {
  const judge = (text: string) => judgeInvoice(text, 'digital_ordinary', '2026-11-23').state;
  expect(judge('')).toBe('empty');
  expect(judge('2644')).toBe('typing');
  expect(judge('2644200000012345678')).toBe('typing');
  expect(judge('26442000000123456789')).toBe('good');
  expect(judge('２６４４ 2000 0001 2345 6789')).toBe('good');
  expect(judge('264420000001234567890')).toBe('long');
  expect(judge('2644200000012345678X')).toBe('letters');
  expect(judgeInvoice('25442000000123456789', 'digital_special', '2026-11-23')).toEqual({
    state: 'year',
    found: '25',
  });
  expect(judgeInvoice('26992000000123456789', 'digital_special', '2026-11-23')).toEqual({
    state: 'region',
    found: '99',
  });
});

it('knows that paper invoices are shorter', () => {
  expect(judgeInvoice('04403001', 'paper_ordinary', '2026-11-23').state).toBe('good');
  expect(judgeInvoice('0440300', 'paper_ordinary', '2026-11-23').state).toBe('typing');
});

it('shows numbers in groups that can be compared with the paper', () => {
  expect(inGroups(invoiceDigits('26442000000123456789'))).toBe('2644 2000 0001 2345 6789');
});
