// A field's name and value as people read them: amounts in yuan, times on the clock, codes in the trade's words.
// Deliberately guesses by the field's name: the journal keeps records as they were, of any version.
import { dateAndClock } from '@/backend/day';
import { showHours, showMoney, showPercent, showQuantity, showWhole } from '@/shared/fields/read';
import { hasWord, t } from '@/words';

/** The last part of the field's path names it: `shop.backup_at` is 备份时间. */
export function fieldName(field: string): string {
  const name = field.split('.').at(-1) ?? field;
  const key = `journal.fields.${name}`;
  return hasWord(key) ? t(key) : name;
}

export function operationName(operation: string): string {
  const key = `journal.operations.${operation}`;
  return hasWord(key) ? t(key) : operation;
}

/** Where the words of a coded field stand. */
const CODES: Record<string, string[]> = {
  state: ['orders.states', 'settlement.states', 'surveys.states', 'appointments.states'],
  source: ['appointments.sources'],
  business_type: ['orders.business_types'],
  category: ['orders.categories'],
  hold: ['orders.holds'],
  payer: ['orders.payers'],
  decision: ['orders.decisions'],
  decided_via: ['orders.channels'],
  decided_by: ['orders.speakers'],
  old_part: ['orders.old_parts'],
  part_class: ['orders.part_classes'],
  debtor: ['customers.debtors'],
  purpose: ['customers.consents.purposes'],
  via: ['orders.channels'],
  shown: ['customers.fields', 'customers.unmask'],
  prefers: ['customers.contacts.prefer'],
  kind: [
    'customers.kinds',
    'customers.contacts.kinds',
    'orders.kinds',
    'settlement.invoice_kinds',
    'vehicles.plate_kinds',
    'surveys.kinds',
    'reception.kinds',
    'phrases.kinds',
    'appointments.reminders.kinds',
  ],
  means: ['settlement.means'],
  payment: ['settlement.means'],
  lamps: ['reception.lamp'],
  view: ['reception.views'],
  condition: ['reception.conditions'],
  cars: ['reception.for'],
  roles: ['staff.roles'],
  energy: ['vehicles.energies'],
  plate_kind: ['vehicles.plate_kinds'],
  vin_state: ['vehicles.vin_states'],
  outcome: ['surveys.outcomes', 'appointments.reminders.outcomes'],
  hours_standard: ['settings.hours_standards'],
};

const BY_ENDING: [RegExp, (value: number) => string][] = [
  [/_fen$|^(total|paid|labour|part|other|discount|line_discount|rounding|amount)$/, showMoney],
  [/(_at|_ms)$/, (value) => (value > 1e11 ? dateAndClock(value) : String(value))],
  [/_bp$/, (value) => `${showPercent(value)} %`],
  [/_km$|^km$/, (value) => `${showWhole(value)} km`],
  [/^days$/, (value) => t('settlement.days', { days: value })],
  [/^hours$/, showHours],
  [/^quantity$/, showQuantity],
];

/** `kind` is the record's: its own feature's words for a code come before all others. */
export function valueText(field: string, value: unknown, kind = ''): string {
  const name = field.split('.').at(-1) ?? field;
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? t('states.yes') : t('states.no');
  if (typeof value === 'number')
    return BY_ENDING.find(([ending]) => ending.test(name))?.[1](value) ?? String(value);
  if (typeof value === 'string') return coded(name, value, kind);
  if (Array.isArray(value)) return value.map((one) => valueText(field, one, kind)).join(t('states.between'));
  return recordText(value as Record<string, unknown>);
}

function coded(name: string, value: string, kind: string): string {
  const key = [`${kind}.${name}s`, ...(CODES[name] ?? [])].map((place) => `${place}.${value}`).find(hasWord);
  return key && hasWord(key) ? t(key) : value;
}

/** What tells a record within a record from its neighbours. */
const TELLING = ['plate', 'name', 'text', 'amount_fen', 'rate_fen'];

function recordText(value: Record<string, unknown>): string {
  const personal = value.whole ?? value.masked;
  if (typeof personal === 'string') return personal;
  const telling = TELLING.filter((name) => name in value);
  if (typeof value.name === 'string' || typeof value.plate === 'string' || typeof value.text === 'string')
    return telling.map((name) => valueText(name, value[name])).join(' ');
  return Object.entries(value)
    .filter(([name, inner]) => name !== 'id' && name !== 'version' && inner !== null && inner !== '')
    .map(([name, inner]) => valueText(name, inner))
    .join(' ');
}
