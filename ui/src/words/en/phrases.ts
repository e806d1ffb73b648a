// Common phrases in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/phrases';

const en: typeof zh = {
  title: 'Phrases',
  find: 'Initials or text',
  open: 'Phrases',
  none: 'No phrase fits. Add one under Settings · Reception.',
  keys: '↑ ↓ choose, ↵ take, Esc back',
  kind: 'Used in',
  text: 'Text',
  add: 'Add a phrase',
  added: 'Added “{text}”',
  retire: 'Retire',
  restore: 'Use again',
  retired: 'Retired',
  with_retired: 'Show retired ones',
};
export default en;
