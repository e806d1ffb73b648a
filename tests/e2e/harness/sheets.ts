// What a printed sheet says, read back by poppler. Deliberately no layout: that is looked at in the paper tests.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTIFACTS } from './host';

/** The text of a PDF; also kept among the artifacts under `name`. */
export function sheetText(name: string, bytes: Buffer): string {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error(`${name} is not a PDF`);
  mkdirSync(ARTIFACTS, { recursive: true });
  writeFileSync(join(ARTIFACTS, `${name}.pdf`), bytes);
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString('utf8');
}
