// A problem's code and arguments as a sentence a person can act on.
// Deliberately the only file that turns codes into text.
import { dateAndClock } from '@/backend/day';
import type { Problem } from '@/backend/problem';
import { hasWord, t, wordAmong } from '.';
import type { WordArgs } from '.';

/** The sentence for a problem; an unknown code still says something true. */
export function problemText(problem: Problem): string {
  return codeText(problem.code, problem.args);
}

/** The same where its field is not in sight: 「预计交车：请填写」. */
export function placedText(problem: Problem): string {
  const name = `fields.names.${problem.field}`;
  const text = problemText(problem);
  return hasWord(name) ? t('fields.named', { name: t(name), text }) : text;
}

export function codeText(code: string, args: Record<string, string> = {}): string {
  const key = `errors.${code}`;
  if (!hasWord(key)) return t('errors.unknown', { code });
  return t(key, readable(args));
}

/** Arguments are texts of the core: times are milliseconds, states and columns are codes. */
function readable(args: Record<string, string>): WordArgs {
  const shown: WordArgs = {};
  for (const [name, value] of Object.entries(args)) {
    const millis = (name === 'at' || name === 'since') && /^\d{12,}$/.test(value);
    const state = name === 'state' ? wordAmong(['order_state', 'appointment_state'], value) : null;
    shown[name] = millis ? dateAndClock(Number(value)) : (state ?? value);
  }
  return shown;
}
