// Two people changed one record: which fields differ, and the record that comes of the choice.
// Deliberately three-way: a field only the other person changed is taken over without asking.
export interface Difference {
  field: string;
  label: string;
  mine: string;
  theirs: string;
}

/** What the question names it, and how each of the two is shown. */
export interface Asking<T> {
  label: string;
  show: (value: T) => string;
}

/**
 * Every key of a record, so that none is merged unseen: how it is asked about, or the key it belongs to. What belongs together
 * is asked about and taken over as one: a merge makes nothing that neither of the two meant.
 */
export type Compared<T> = { [K in keyof T & string]-?: Asking<T> | Exclude<keyof T & string, K> };

interface Part<T> extends Asking<T> {
  field: keyof T & string;
  /** The field itself and all that belong to it. */
  keys: (keyof T & string)[];
}

/** Fields both changed, to different values. */
export function differences<T extends object>(
  base: T,
  mine: T,
  theirs: T,
  compared: Compared<T>,
): Difference[] {
  return partsOf(compared)
    .filter(
      ({ keys }) => differ(base, mine, keys) && differ(mine, theirs, keys) && differ(base, theirs, keys),
    )
    .map(({ field, label, show }) => ({ field, label, mine: show(mine), theirs: show(theirs) }));
}

/** What is saved next: their record, my changes where nobody else changed or I keep mine. */
export function merged<T extends object>(
  base: T,
  mine: T,
  theirs: T,
  compared: Compared<T>,
  keepMine: Set<string>,
): T {
  const result = { ...theirs };
  for (const { field, keys } of partsOf(compared)) {
    const onlyMine = differ(base, mine, keys) && !differ(base, theirs, keys);
    if (onlyMine || keepMine.has(field)) keys.forEach((key) => (result[key] = mine[key]));
  }
  return result;
}

function partsOf<T>(compared: Compared<T>): Part<T>[] {
  const keys = Object.keys(compared) as (keyof T & string)[];
  const leader = (key: keyof T & string): keyof T & string => {
    const said = compared[key] as Asking<T> | (keyof T & string);
    return typeof said === 'string' ? leader(said) : key;
  };
  const asked = keys.filter((key) => leader(key) === key);
  return asked.map((field) => ({
    ...(compared[field] as Asking<T>),
    field,
    keys: keys.filter((key) => leader(key) === field),
  }));
}

function differ<T>(a: T, b: T, keys: (keyof T & string)[]): boolean {
  return keys.some((key) => JSON.stringify(a[key] ?? null) !== JSON.stringify(b[key] ?? null));
}
