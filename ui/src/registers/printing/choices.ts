// What can be chosen for a sheet. Deliberately no names of papers: those are words.
import type { PrintChoice, Sheet, Stock } from '@/backend/generated';
import { codesOf, t } from '@/words';

/** A drawing or a signature needs A4; pins strike letters and lines. */
export function papersOf(sheet: Sheet): Stock[] {
  return sheet === 'reception' || sheet === 'recovery_code' ? ['a4'] : codesOf('stock');
}

/** The viewer, the printers of this PC, and those that were chosen and are not to be found now. */
export function printersOffered(
  found: string[],
  choices: PrintChoice[],
): { value: string | null; label: string }[] {
  const chosen = choices.map(({ way }) => way.printer).filter((name): name is string => name !== null);
  const names = [...new Set([...found, ...chosen])];
  return [
    { value: null, label: t('printing.viewer') },
    ...names.map((name) => ({ value: name, label: name })),
  ];
}
