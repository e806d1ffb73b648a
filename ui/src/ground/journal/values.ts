// A field's name and value as people read them: amounts in yuan, times on the clock, codes in the trade's words.
// Deliberately guesses by the field's name: the journal keeps records as they were, of any version.
import { dateAndClock } from '@/backend/day';
import type { RecordKind } from '@/backend/generated';
import { showHours, showMoney, showPercent, showQuantity, showWhole } from '@/shared/fields/read';
import { hasWord, t, wordAmong } from '@/words';
import type { CodeKind } from '@/words';

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

/** The kinds of codes a field may hold, whatever record it is of. */
const CODES: Record<string, CodeKind[]> = {
  state: ['order_state', 'settlement_state', 'survey_state', 'appointment_state'],
  source: ['booked_via'],
  business_type: ['business_type'],
  category: ['repair_category'],
  hold: ['hold_reason'],
  payer: ['payer'],
  decision: ['decision'],
  decided_via: ['channel'],
  decided_by: ['speaker'],
  old_part: ['old_part'],
  part_class: ['part_class'],
  class: ['part_class'],
  debtor: ['debtor_kind'],
  purpose: ['purpose'],
  via: ['channel'],
  prefers: ['prefers'],
  kind: [
    'customer_kind',
    'contact_kind',
    'line_kind',
    'invoice_kind',
    'plate_kind',
    'question_kind',
    'damage_kind',
    'phrase_kind',
    'reminder_kind',
    'conflict_kind',
  ],
  means: ['means'],
  payment: ['means'],
  lamps: ['warning_lamp'],
  view: ['car_view'],
  condition: ['condition'],
  cars: ['point_for'],
  roles: ['role'],
  like: ['role'],
  granted: ['capability'],
  withdrawn: ['capability'],
  role: ['role'],
  energy: ['energy'],
  plate_kind: ['plate_kind'],
  vin_state: ['vin_state'],
  outcome: ['call_outcome', 'reminder_outcome'],
  hours_standard: ['hours_standard'],
  printed: ['sheet'],
  sheet: ['sheet'],
  stock: ['stock'],
  form: ['export_form'],
  in_file: ['file_rule'],
  on_file: ['shop_rule'],
};
/** Where a record has codes of its own under a name that others use too. */
const OF: Partial<Record<RecordKind, Record<string, CodeKind>>> = {
  complaints: {
    state: 'complaint_state',
    level: 'complaint_level',
    about: 'complaint_about',
    source: 'complaint_source',
  },
  imports: { state: 'import_state' },
  calendar_days: { kind: 'day_kind' },
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

/** `kind` is the record's: what its own codes are called comes before all others. */
export function valueText(field: string, value: unknown, kind?: RecordKind): string {
  const name = field.split('.').at(-1) ?? field;
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? t('states.yes') : t('states.no');
  if (typeof value === 'number')
    return BY_ENDING.find(([ending]) => ending.test(name))?.[1](value) ?? String(value);
  if (typeof value === 'string') return coded(name, value, kind);
  if (Array.isArray(value)) return value.map((one) => valueText(field, one, kind)).join(t('states.between'));
  return recordText(value as Record<string, unknown>);
}

function coded(name: string, value: string, kind?: RecordKind): string {
  const own = kind && OF[kind]?.[name];
  return (
    wordAmong([...(own ? [own] : []), ...(CODES[name] ?? [])], value) ?? fieldShown(name, value) ?? value
  );
}

/** A masked value that was shown is told by its field. */
function fieldShown(name: string, value: string): string | null {
  const key = ['customers.fields', 'customers.unmask'].map((place) => `${place}.${value}`).find(hasWord);
  return name === 'shown' && key && hasWord(key) ? t(key) : null;
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
