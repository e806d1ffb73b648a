// The first start, in English. Deliberately short: nobody reads a long welcome.
import type zh from '../zh-CN/first';

const en: typeof zh = {
  welcome: 'Welcome to Jieche',
  found: 'Found a new shop',
  found_hint: 'The shop and its administrator; two minutes to the first car.',
  demo: 'Open the demo shop',
  demo_hint: 'A made-up shop with a month of business, to try anything.',
  restore: 'Restore from a backup',
  restore_hint: 'A new PC or a broken disk: bring everything back with a backup and the recovery code.',
  restore_go: 'Restore',
  lacking:
    'Restored. {missing} photos or documents were not whole in this backup; see Settings → Backup once signed in',
  restoring: 'Checking and restoring, please leave the window open…',
  preparing: 'Preparing the demo shop…',
  preparing_hint: 'Writing a month of orders, usually less than a minute.',
  shop: 'The shop',
  shop_hint: 'printed on authorisations and settlement lists',
  administrator: 'Administrator',
  administrator_hint: 'others are added in the settings later',
  fields: {
    name: 'Full name',
    address: 'Address',
    phone: 'Phone',
    credit_code: 'Unified social credit code',
    administrator_name: 'Name',
    again: 'Password again',
    folder: 'Folder of the backup',
    folder_hint:
      'A path on the PC that runs Jieche, for example D:\\backup; of several the newest whole one is taken',
    recovery_code: 'Recovery code',
    recovery_hint: 'The letters and digits on the sheet printed when the shop was founded',
  },
  code: {
    title: 'Recovery code',
    why: 'The data is encrypted. On a new PC, or to restore a backup, this code is needed; without it nobody can open the data. Print it or write it down, keep it with the business licence, not on this PC.',
    print: 'Print the code',
    kept: 'Printed or written down, and kept safe',
    enter: 'Enter the shop',
  },
};
export default en;
