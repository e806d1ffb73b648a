// The calendar of working days in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/calendar';

const en: typeof zh = {
  title: 'Working days',
  hint: 'As the State Council announces each year; a car booked for a day the shop is shut is asked about first.',
  year: '{year}',
  earlier: 'Year before',
  later: 'Next year',
  date: 'Date',
  kind: 'Kind',
  name: 'Name',
  from: 'From',
  until: 'Until (optional)',
  add: 'Mark',
  clear: 'Clear',
  none: 'No days are marked in {year} yet',
  marked: '{count} days are marked “{name}”',
  cleared: '{date} is as usual again',
};
export default en;
