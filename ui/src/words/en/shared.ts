// Words of the parts all screens use: states of lists, reasons, conflicts, sheets, fields.
// Deliberately nothing of one feature.
import type * as zh from '../zh-CN/shared';

export const states: typeof zh.states = {
  loading: 'Loading…',
  unread: 'Could not read {what}:',
  empty: 'Nothing here yet',
  again: 'Try again',
  back: 'Back',
  save: 'Save',
  saved: 'Saved',
  undo: 'Undo',
  unsaved: 'not saved yet',
  remove: 'Remove',
  all: 'All',
  yes: 'Yes',
  no: 'No',
  total: 'Total',
  found_nothing: 'Nothing found',
  nothing_lost: 'What you typed is kept.',
  between: ', ',
  then: '; ',
  stop: 'Stop',
  working: 'Working…',
  progress: '{done} of {total}',
  draft_restored: 'What was not saved last time is back',
  draft_discard: 'Discard the draft',
};
export const questions: typeof zh.questions = {
  bays: 'the bays',
  staff: 'who works here',
  alike: 'similar customers and cars',
  conflicts: 'what stands against this time',
  earlier: 'the same complaint before',
  declined: 'what was declined before',
  booked: 'what is booked for this car',
  expected: 'who is expected today',
  caller: 'what was said when booking',
  quotations: 'the quotations',
  reception: 'the reception sheet',
  settings: 'the shop’s settings',
  shop: 'the shop’s name and phone',
  printers: 'this PC’s printers',
  picture: 'the photo',
  draft: 'what was not saved last time',
};
export const fields: typeof zh.fields = {
  date_example: 'e.g. 1123',
  moment_example: 'e.g. 16:30',
  names: {
    promised_at: 'Promised for',
    complaint: 'Customer’s words',
    lines: 'Lines',
    technician_id: 'Technician',
    odometer_in_km: 'Odometer in',
    odometer_out_km: 'Odometer out',
    via: 'How they answered',
    debtor_id: 'Debtor',
    collected_by: 'Collected by',
    discount_fen: 'Discount',
    payer: 'Payer',
    vehicle_id: 'Car',
    advisor_id: 'Advisor',
    start_at: 'Comes at',
    bay: 'Bay',
    items: 'Booked work',
    name: 'Name',
    unit_price_fen: 'Price',
    hours: 'Hours',
    quantity: 'Quantity',
  },
  named: '{name}: {text}',
};
export const reason: typeof zh.reason = {
  reason: 'Reason',
  approval: 'Manager’s approval',
  approval_hint: 'Another person who may approve this enters their own user name and password',
  login: 'Approver’s user name',
  password: 'Approver’s password',
};
export const conflict: typeof zh.conflict = {
  title: 'Somebody saved first',
  kept: 'All you typed is still here; choose for each:',
  field: 'Field',
  mine: 'Mine',
  theirs: 'Theirs',
  none: 'No field was changed by both; you can simply save.',
  save: 'Save as chosen',
  later: 'Go on editing first',
};
export const sheets: typeof zh.sheets = {
  print: 'Open to print',
  to: 'Send to {printer}',
  sent: 'Sent to {printer}, {copies} copies',
  save: 'Save as',
  saved: 'Saved to a file',
  page: 'Page {page} of {count}',
};

/** What is copied for the customer's messenger. */
export const messages = {
  go: 'Message to the customer',
  copied: '{kind} copied and noted; paste it to the customer',
  kinds: {
    quote: 'Quote',
    extra: 'Additional work',
    ready: 'Ready',
    booked: 'Appointment',
    missed: 'Missed appointment',
  },
  from: '{shop} {phone}',
  car: 'car',
};
