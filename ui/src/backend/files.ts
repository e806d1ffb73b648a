// Bytes up and down: files to import, sheets to read, print and keep.
// Deliberately no knowledge of what a file means: that is its command's.
export {
  fetchSheet,
  openSheet,
  printerOf,
  printersHere,
  printSheet,
  saveSheet,
  uploadFile,
  uploadPicture,
} from './rpc';
export type { Sheet } from './transport';
