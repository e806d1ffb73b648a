// What a role is called, and what may be done by kinds of work. Deliberately no rules: which role may what the core says.
import type { Capability, Person, Role, ShopRole } from '@/backend/generated';
import { t } from '@/words';

/** The shop's own name for a role; the process's word for one of its own. */
export function roleWord({ key, name }: Pick<ShopRole, 'key' | 'name'>): string {
  return name ?? t(`codes.role.${key as Role}`);
}

/** What somebody is, in the order it was said. */
export function rolesOf({ roles, own_roles }: Pick<Person, 'roles' | 'own_roles'>): string[] {
  return roles.map((key) => roleWord({ key, name: own_roles.find((own) => own.key === key)?.name ?? null }));
}

/** What may be done, by where it is done: nothing is missing, or the type checker says so. */
const PLACES: Record<Capability, Place> = {
  advise: 'desk',
  write_orders: 'desk',
  agree_work: 'desk',
  print_orders: 'desk',
  note_messages: 'desk',
  notify: 'desk',
  close_orders: 'desk',
  see_appointments: 'desk',
  book: 'desk',
  do_jobs: 'workshop',
  dispatch: 'workshop',
  finish_work: 'workshop',
  hold_work: 'workshop',
  inspect: 'workshop',
  wash: 'workshop',
  settle: 'money',
  see_money: 'money',
  print_money: 'money',
  take_money: 'money',
  allow_credit: 'money',
  see_cost: 'money',
  approve: 'money',
  edit_customers: 'customers',
  merge_customers: 'customers',
  see_names: 'customers',
  see_contacts: 'customers',
  see_vins: 'customers',
  unmask: 'customers',
  see_surveys: 'customers',
  call_customers: 'customers',
  see_complaints: 'customers',
  answer_complaints: 'customers',
  edit_labour: 'shop',
  edit_parts: 'shop',
  edit_phrases: 'shop',
  see_reports: 'shop',
  manage_people: 'shop',
  manage_shop: 'shop',
  read_journal: 'shop',
  import: 'shop',
  export: 'shop',
  keep_backups: 'shop',
};
export const ALL_PLACES = ['desk', 'workshop', 'money', 'customers', 'shop'] as const;
export type Place = (typeof ALL_PLACES)[number];

export function doneAt(place: Place): Capability[] {
  return (Object.keys(PLACES) as Capability[]).filter((one) => PLACES[one] === place);
}
