// The number of an invoice while it is typed: is it whole, can it be, does it fit the date.
// Deliberately a help only: the core decides, and knows whether the number was noted before.
import type { BusinessDate, InvoiceKind } from '@/backend/generated';
import { plain } from '@/shared/fields/read';

/** Digits only, as they are kept. */
export function invoiceDigits(text: string): string {
  return plain(text).replace(/[\s-]/g, '');
}

const DIGITAL: InvoiceKind[] = ['digital_special', 'digital_ordinary'];
export function isDigital(kind: InvoiceKind): boolean {
  return DIGITAL.includes(kind);
}

/** How many digits a number of this kind has: 数电票 20; paper 8, or 18–20 with its code before it. */
export function digitsOf(kind: InvoiceKind): number[] {
  return isDigital(kind) ? [20] : [8, 18, 20];
}

/** Codes of provinces; the cities that plan for themselves number under their province's. */
const REGIONS = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
);

export type InvoiceNote =
  { state: 'empty' | 'typing' | 'good' | 'letters' | 'long' } | { state: 'year' | 'region'; found: string };

/** What can be said of the number as it stands: a digital one begins with the year of issue and a region. */
export function judgeInvoice(text: string, kind: InvoiceKind, issued: BusinessDate | null): InvoiceNote {
  const digits = invoiceDigits(text);
  if (digits === '') return { state: 'empty' };
  if (!/^\d+$/.test(digits)) return { state: 'letters' };
  const wanted = digitsOf(kind);
  if (digits.length > Math.max(...wanted)) return { state: 'long' };
  if (!wanted.includes(digits.length)) return { state: 'typing' };
  if (!isDigital(kind)) return { state: 'good' };
  const [year, region] = [digits.slice(0, 2), digits.slice(2, 4)];
  if (issued && year !== issued.slice(2, 4)) return { state: 'year', found: year };
  return REGIONS.has(region) ? { state: 'good' } : { state: 'region', found: region };
}

/** 20 digits in groups that can be compared with the paper: `2644 2000 0012 3456 7890`. */
export function inGroups(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
