// Export of everything, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/exports';

const en: typeof zh = {
  title: 'Export everything',
  brings:
    'Customers and contacts, consents, vehicles and owners, orders with lines and history, walk-rounds, quotations, settlements, payments, invoices, parts, labour, packages, appointments, surveys, past visits: a sheet each.',
  noted: 'Who exported how many rows, and when, is kept in the journal. Only the latest file is kept.',
  form: 'As',
  forms: { xlsx: 'one Excel workbook', csv: 'one zip with a CSV file each' },
  start: 'Export',
  running: 'Exporting',
  done: 'Done',
  done_hint: 'The file is ready; please save it.',
  stopped: 'Stopped, no file was left',
  fetch: 'Save the latest file',
  list: {
    title: 'Earlier exports',
    none: 'None yet',
    at: 'When',
    by: 'By',
    rows: 'Rows',
    size: 'Size',
    sheets: 'Rows on each sheet',
  },
};
export default en;
