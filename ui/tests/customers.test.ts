// A customer's further phones on their way through the form, and what two cards say side by side.
// Deliberately no check of phones: that is the core's.
import { expect, it } from 'vitest';
import type { Customer, MergePreview } from '@/backend/generated';
import { contactsRequest, typedContacts } from '@/registers/customers/contacts';
import { choicesOf } from '@/registers/customers/merging';

const card: Customer = {
  id: 7,
  version: 3,
  kind: 'person',
  name: { whole: '张小明' },
  phone: { whole: '13800001234' },
  contact_name: null,
  credit_code: null,
  address: null,
  debtor: 'none',
  no_marketing: false,
  remark: null,
  contacts: [
    { kind: 'family', name: { masked: '王*' }, duty: null, phone: { masked: '139****5678' } },
    { kind: 'driver', name: null, duty: null, phone: { whole: '13700004321' } },
  ],
  prefers: 'any',
  reach_hours: null,
  credit_limit_fen: null,
  credit_days: null,
  tags: [],
};

it('keeps what was masked and not touched, wherever it was moved to', () => {
  const typed = typedContacts(card);
  typed.contacts.reverse();
  const { contacts } = contactsRequest(typed, card, 3);
  expect(contacts.map(({ was, name, phone }) => ({ was, name, phone }))).toEqual([
    { was: 1, name: { set: null }, phone: 'keep' },
    { was: 0, name: 'keep', phone: 'keep' },
  ]);
});

it('sends what was typed over a mask, and never the mask itself', () => {
  const typed = typedContacts(card);
  typed.contacts.splice(1, 1);
  Object.assign(typed.contacts[0] ?? {}, { phone: '13911112222' });
  const { contacts } = contactsRequest(typed, card, 3);
  expect(contacts).toMatchObject([{ was: 0, name: 'keep', phone: { set: '13911112222' } }]);
});

it('asks only for the fields that differ, each with what both cards say', () => {
  const other: Customer = { ...card, kind: 'company', address: { whole: '深圳市南山区' } };
  const preview = { kept: card, dropped: other, differ: ['kind', 'address'] } as unknown as MergePreview;
  expect(choicesOf(preview).map(({ kept, dropped }) => [kept, dropped])).toEqual([
    ['个人', '单位'],
    ['', '深圳市南山区'],
  ]);
});
