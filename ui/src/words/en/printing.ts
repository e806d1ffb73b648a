// Printing in English. Deliberately the same keys as the Chinese words.
import type zh from '../zh-CN/printing';

const words: typeof zh = {
  title: 'Sheets',
  hint: 'On this PC only',
  sheet: 'Sheet',
  printer: 'Printer',
  viewer: 'Print from the viewer',
  stock: 'Paper',
  copies: 'Copies',
  look_first: 'Preview first',
  browser:
    'In a browser sheets are printed from the viewer; the desktop program can send them itself. Choose the paper here.',
  none: 'No printer was found on this PC.',
};
export default words;
