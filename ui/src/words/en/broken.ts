// A shop that could not be opened, in English. Deliberately calm: nothing is lost by reading it twice.
import type zh from '../zh-CN/broken';

const en: typeof zh = {
  title: 'The shop’s data was not opened',
  kinds: {
    damaged: 'The data is not what it was when it was closed; a disk or a power cut may have done that',
    database_missing: 'The database file is gone, or empty',
    key_missing: 'The key file is gone; the data cannot be opened',
    key_wrong: 'The key file does not fit the data',
    rolled_back: 'The data here is older than the backup of {at}: {missing} saved changes are missing',
  },
  untouched: 'Every file is where it was; not a byte was touched.',
  looking: 'Checking the newest backup, one moment…',
  backup: 'The newest whole backup: {at} ({age})',
  sealed: 'The newest backup: {at} ({age}); the recovery code opens it, ending in {ends}',
  ages: { soon: 'less than an hour ago', hours: '{hours} hours ago', days: '{days} days ago' },
  since: 'What was saved after that is not in this backup.',
  no_backup:
    'The backup folder of this PC has no whole backup. If there is one on a USB drive or another PC, choose “Use another backup”.',
  restore: 'Restore this backup',
  elsewhere: 'Use another backup',
  with_code: 'Restore with the recovery code',
  again: 'Look again',
  go_on: 'Go on with the data here',
  restored: 'Restored; you can sign in now',
  aside:
    'Restoring moves the data here, whole, into a folder aside-DATE inside the data folder, where it can still be saved.',
};
export default en;
