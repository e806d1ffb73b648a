// Two people changed one record: which fields differ, and the record that comes of the choice.
// Deliberately three-way: a field only the other person changed is taken over without asking.
export interface Difference {
  field: string;
  label: string;
  mine: string;
  theirs: string;
}

export interface Compared<T> {
  field: keyof T & string;
  label: string;
  show: (value: T) => string;
}

/** Fields both changed, to different values. */
export function differences<T extends object>(
  base: T,
  mine: T,
  theirs: T,
  fields: Compared<T>[],
): Difference[] {
  return fields
    .filter(({ field }) => differ(base[field], mine[field]) && differ(mine[field], theirs[field]))
    .filter(({ field }) => differ(base[field], theirs[field]))
    .map(({ field, label, show }) => ({ field, label, mine: show(mine), theirs: show(theirs) }));
}

/** What is saved next: their record, my changes where nobody else changed or I keep mine. */
export function merged<T extends object>(base: T, mine: T, theirs: T, keepMine: Set<string>): T {
  const result = { ...theirs };
  for (const field of Object.keys(mine) as (keyof T & string)[]) {
    const onlyMine = differ(base[field], mine[field]) && !differ(base[field], theirs[field]);
    if (onlyMine || keepMine.has(field)) result[field] = mine[field];
  }
  return result;
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
}
