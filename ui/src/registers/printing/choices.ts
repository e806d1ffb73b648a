// The printers a sheet can be sent to. Deliberately no papers: what a sheet can be printed on is the core's.
import type { PrintChoice } from '@/backend/generated';
import { t } from '@/words';

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
