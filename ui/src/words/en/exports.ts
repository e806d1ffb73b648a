// Export of everything, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/exports';

const en: typeof zh = {
  title: 'Export everything',
  brings:
    'Customers, vehicles, orders and their lines, settlements, payments, invoices, parts, labour, appointments, surveys, past visits: a sheet each.',
  noted: 'Who exported how many rows, and when, is kept in the journal. Only the latest file is kept.',
  form: 'As',
  forms: { xlsx: 'one Excel workbook', csv: 'one zip with a CSV file each' },
  start: 'Export',
  running: 'Exporting',
  done: 'Done',
  done_hint: 'The file is ready; please save it.',
  stopped: 'Stopped, no file was left',
  fetch: 'Save the file',
};
export default en;
