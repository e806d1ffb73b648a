// Which column a field is read from, as the person changes it: one column serves one field.
// Deliberately no guessing: the core matches the headings first.
import type { ColumnChoice, ImportColumn } from '@/backend/generated';

/** Reads `field` from `column` (null: from none); whoever had that column gives it up. */
export function withColumn(columns: ImportColumn[], field: string, column: number | null): ImportColumn[] {
  return columns.map((one) => {
    if (one.field === field) return { ...one, column };
    return column !== null && one.column === column ? { ...one, column: null } : one;
  });
}

/** As the core wants them: only fields that have a column. */
export function toChoices(columns: ImportColumn[]): ColumnChoice[] {
  return columns.flatMap(({ field, column }) => (column === null ? [] : [{ field, column }]));
}

/** Fields without which no row can come in and that have no column. */
export function missingFields(columns: ImportColumn[]): string[] {
  return columns.filter(({ required, column }) => required && column === null).map(({ field }) => field);
}

/** The field a column is read as, or null: that column stays behind. */
export function fieldOf(columns: ImportColumn[], column: number): string | null {
  return columns.find((one) => one.column === column)?.field ?? null;
}
