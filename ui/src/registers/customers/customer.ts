// A customer as the form holds it, and what can be chosen. Deliberately no checks: phones and codes are the core's.
import type { Customer, CustomerKind, DebtorKind, SaveCustomer } from '@/backend/generated';
import { choices } from '@/shared/choices';
import { changeOf, changeOfText, shownText } from '@/shared/shown';

/** The form: a request whose personal values are the texts on screen. */
export type Typed = Omit<SaveCustomer, 'id' | 'version' | 'name' | 'phone' | 'contact_name' | 'address'> & {
  name: string;
  phone: string | null;
  contact_name: string | null;
  address: string | null;
};

export function blankCustomer(): Typed {
  return {
    kind: 'person',
    name: '',
    phone: null,
    contact_name: null,
    credit_code: null,
    address: null,
    debtor: 'none',
    no_marketing: false,
    remark: null,
  };
}

export function typedOf(customer: Customer): Typed {
  const { kind, credit_code, debtor, no_marketing, remark } = customer;
  return {
    kind,
    name: shownText(customer.name) ?? '',
    phone: shownText(customer.phone),
    contact_name: shownText(customer.contact_name),
    credit_code,
    address: shownText(customer.address),
    debtor,
    no_marketing,
    remark,
  };
}

/** The request: masked values that were not touched are kept as they are. */
export function request(typed: Typed, before: Customer | null, version: number | null): SaveCustomer {
  return {
    ...typed,
    id: before?.id ?? null,
    version,
    name: changeOfText(before?.name ?? null, typed.name),
    phone: changeOf(before?.phone ?? null, typed.phone),
    contact_name: changeOf(before?.contact_name ?? null, typed.contact_name),
    address: changeOf(before?.address ?? null, typed.address),
  };
}

const KINDS: Record<CustomerKind, string> = { person: 'gr', company: 'dw' };
const DEBTORS: Record<DebtorKind, string> = { none: 'bgz', insurer: 'bx', maker: 'zjc', account: 'gz' };
export const kinds = () => choices('customer_kind', KINDS);
export const debtors = () => choices('debtor_kind', DEBTORS);
