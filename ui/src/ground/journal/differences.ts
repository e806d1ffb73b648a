// What a change changed: the fields whose values differ, before and after, as plain values.
// Deliberately no words: the panel says them.

export interface FieldChange {
  /** The field, `shop.name` for one within. */
  field: string;
  before: unknown;
  after: unknown;
}

type Fields = Record<string, unknown>;

/** Versions, ids, hashes and days that stand in full beside them tell nothing to a person. */
const SILENT = /^(version|id|.*_id|kept_pdf|strokes|delivered_on|cancelled_on)$/;

/** The fields that differ; all of them when the record was new. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  return compare('', before ?? null, after ?? null).filter(
    ({ before: was, after: is }) => said(was) || said(is),
  );
}

function compare(path: string, before: unknown, after: unknown): FieldChange[] {
  if (same(before, after)) return [];
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (!was && !is) return [{ field: path, before, after }];
  if ((!was && before !== null) || (!is && after !== null)) return [{ field: path, before, after }];
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  return [...names]
    .filter((name) => !SILENT.test(name) && !personById(name, is?.[name] ?? was?.[name]))
    .flatMap((name) => compare(path ? `${path}.${name}` : name, was?.[name] ?? null, is?.[name] ?? null));
}

/** Persons by number: who it was stands above the change. */
function personById(name: string, value: unknown): boolean {
  return name.endsWith('_by') && typeof value === 'number';
}

/** A record to look into; lists and personal values are compared as a whole. */
function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const keys = Object.keys(value);
  const personal = keys.length === 1 && (keys[0] === 'whole' || keys[0] === 'masked');
  return personal ? null : (value as Fields);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Empty texts, empty lists and nothing say nothing. */
function said(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false || value === 0) return false;
  return !(Array.isArray(value) && value.length === 0);
}
