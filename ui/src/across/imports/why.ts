// Why a row cannot come in, and what happened to its values, as sentences with the field's name before.
// Deliberately falls back on the words all screens have for a code.
import type { Problem as ProblemBody } from '@/backend/generated';
import { hasWord, t, wordAmong } from '@/words';
import { codeText } from '@/words/problems';

export function importField(field: string): string {
  const key = `imports.fields.${field}`;
  return hasWord(key) ? t(key) : field;
}

function sentence(code: string, args: Record<string, string>): string {
  const key = `imports.notes.${code}`;
  return hasWord(key) ? t(key, args) : codeText(code, args);
}

export function whyText({ code, field, args }: ProblemBody): string {
  const { why, value } = args;
  const shown = {
    ...args,
    ...(why ? { why: sentence(why, args) } : {}),
    ...(value ? { value: wordAmong(['part_class'], value) ?? value } : {}),
  };
  const text = sentence(code, shown);
  return field ? t('imports.at_field', { field: importField(field), text }) : text;
}
