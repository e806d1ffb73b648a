// Signing in, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/sign';

const en: typeof zh = {
  login: 'User name',
  password: 'Password',
  go: 'Sign in',
  demo_hint: 'Choose a role to sign in as that person.',
  again: 'Please sign in again',
  again_hint: '{name}, your session has ended. Sign in to go on; all on the screen is kept.',
  other: 'Somebody else',
  old: 'Current password',
  new: 'New password',
  repeat: 'New password again',
  rule: 'At least 8 characters',
  changed: 'Password changed',
};
export default en;
