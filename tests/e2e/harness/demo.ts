// Writes the demo shop once for all test files; each file copies it.
// Deliberately few days of it: enough for every list to have something, and written in seconds.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freshFolder, MORNING, PROGRAM } from './host';

declare module 'vitest' {
  interface ProvidedContext {
    demoShop: string;
  }
}

export default function writeDemoShop(project: TestProject): () => void {
  const folder = freshFolder();
  const data = join(folder, 'shop');
  const words = ['demo', '--data', data, '--days', '4', '--seed', '1', '--now', MORNING];
  execFileSync(PROGRAM, words, { stdio: 'pipe' });
  project.provide('demoShop', data);
  return () => rmSync(folder, { recursive: true, force: true });
}
