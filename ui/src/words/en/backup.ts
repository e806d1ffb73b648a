// Backup and the way back, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/backup';

const en: typeof zh = {
  title: 'Backup',
  list: 'Backups',
  start: 'Back up now',
  check: 'Check the backup',
  code: 'Print the recovery code',
  making: 'Backing up; you can go on working',
  at: 'Time',
  state: 'Check',
  size: 'Size',
  seq: 'Journal',
  folder: 'Place',
  elsewhere: 'Save to (USB drive, another disk)',
  elsewhere_hint: 'Left empty: the backup folder of this PC',
  unchecked: 'Not checked',
  checking: 'Checking…',
  good: 'Whole',
  bad: 'Damaged',
  whole: '{name} is whole and can be restored',
  old: 'No backup for more than two days',
  empty: 'No backup yet. Press Alt N to make one; it takes seconds.',
  restore: 'How to restore',
  steps: {
    a: 'Open the program on a new PC, or with an empty data folder.',
    b: 'At the first start choose “restore from a backup” and the folder of the backup.',
    c: 'Enter the recovery code printed when the shop was founded. Without it nobody can open a backup: print it now and lock it away.',
  },
};
export default en;
