// Two cards side by side, and which of them gives each field. Deliberately no rule of what may be merged: that is the core's.
import type { CardField, Customer, MergePreview } from '@/backend/generated';
import { shownText } from '@/shared/shown';
import { t } from '@/words';

/** A field that does not say the same on both cards. */
export interface Choice {
  field: CardField;
  label: string;
  kept: string;
  dropped: string;
}

/** What a card says in a field, as a person reads it. */
export function said(customer: Customer, field: CardField): string {
  if (field === 'kind') return t(`codes.customer_kind.${customer.kind}`);
  const value = customer[field];
  return (typeof value === 'string' ? value : shownText(value)) ?? '';
}

/** The fields to choose, in the order of the card. */
export function choicesOf({ kept, dropped, differ }: MergePreview): Choice[] {
  return differ.map((field) => ({
    field,
    label: t(`customers.fields.${field}`),
    kept: said(kept, field),
    dropped: said(dropped, field),
  }));
}
