// What a complaint can be, as a person chooses it, with the letters that choose it by key; who may answer for one.
// Deliberately no words: those stand in words/.
import type {
  ComplaintAbout,
  ComplaintLevel,
  ComplaintSource,
  ComplaintState,
  Person,
  Role,
} from '@/backend/generated';
import { choices } from '@/shared/choices';

const ABOUT: Record<ComplaintAbout, string> = {
  workmanship: 'wxzl',
  price: 'jg',
  time: 'sj',
  manner: 'td',
  parts: 'pj',
  openness: 'btm',
  product: 'cpzl',
  other: 'qt',
};
const SOURCES: Record<ComplaintSource, string> = {
  in_person: 'dm',
  phone: 'ld',
  survey: 'hf',
  message: 'wx',
  outside: 'zl',
};
const LEVELS: Record<ComplaintLevel, string> = { general: 'yb', escalated: 'sj', major: 'zd' };
const STATES: Record<ComplaintState, string> = { open: 'clz', closed: 'yja' };
/** As the core has it: whoever speaks with customers. */
const HANDLERS: Role[] = ['customer_care', 'advisor', 'service_manager', 'general_manager'];

/** What the row of a level looks like: what is grave is seen. */
export const LOOKS: Record<ComplaintLevel, string> = { general: '', escalated: 'wait', major: 'late' };

export const abouts = () => choices('complaint_about', ABOUT);
export const sources = () => choices('complaint_source', SOURCES);
export const states = () => choices('complaint_state', STATES);
/** The levels from one on: a complaint never becomes less grave. */
export const levels = (from: ComplaintLevel = 'general') => {
  const all = choices('complaint_level', LEVELS);
  return all.slice(all.findIndex(({ value }) => value === from));
};

/** Whoever may answer for one, and whoever does now: they may have left since. */
export function handlers(staff: Person[], now: { id: number; name: string } | null) {
  const fitting = staff.filter(
    ({ id, roles, left_on }) =>
      id === now?.id || (left_on === null && roles.some((role) => HANDLERS.includes(role))),
  );
  const all = now && !fitting.some(({ id }) => id === now.id) ? [now, ...fitting] : fitting;
  return all.map(({ id, name }) => ({ value: id, label: name }));
}
