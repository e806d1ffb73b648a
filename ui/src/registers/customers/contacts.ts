// Whom else to call, as the form holds it, and what can be chosen. Deliberately no checks: phones are the core's.
import type { ContactKind, Customer, Prefers, SaveContacts } from '@/backend/generated';
import { choices } from '@/shared/choices';
import { changeOf, changeOfText, shownText } from '@/shared/shown';

/** A contact on screen; `was` is its place in the card as it was loaded. */
export interface TypedContact {
  was: number | null;
  kind: ContactKind;
  name: string | null;
  duty: string | null;
  phone: string;
}

/** The form: whom to call after the card's own phone, how and when. */
export interface TypedContacts {
  contacts: TypedContact[];
  prefers: Prefers;
  reach_hours: string | null;
}

export function blankContact(kind: ContactKind): TypedContact {
  return { was: null, kind, name: null, duty: null, phone: '' };
}

export function typedContacts({ contacts, prefers, reach_hours }: Customer): TypedContacts {
  const typed = contacts.map(({ kind, name, duty, phone }, was) => ({
    was,
    kind,
    name: shownText(name),
    duty,
    phone: shownText(phone) ?? '',
  }));
  return { contacts: typed, prefers, reach_hours };
}

/** The request: masked names and phones that were not touched are kept as they are, wherever they moved. */
export function contactsRequest(typed: TypedContacts, before: Customer, version: number): SaveContacts {
  const contacts = typed.contacts.map(({ was, kind, name, duty, phone }) => {
    const stood = was === null ? null : (before.contacts[was] ?? null);
    return {
      was: stood && was,
      kind,
      name: changeOf(stood?.name ?? null, name),
      duty,
      phone: changeOfText(stood?.phone ?? null, phone),
    };
  });
  const { prefers, reach_hours } = typed;
  return { id: before.id, version, contacts, prefers, reach_hours };
}

const KINDS: Record<ContactKind, string> = { own: 'br', family: 'jr', driver: 'sj', work: 'dw', other: 'qt' };
const PREFERS: Record<Prefers, string> = { any: 'bx', phone: 'dh', message: 'xx', none: 'by' };
export const contactKinds = () => choices('contact_kind', KINDS);
export const preferences = () => choices('prefers', PREFERS);
