// What people type, read into what the core keeps: whole fen, hundredths of an hour, thousandths, dates.
// Deliberately no floating point and no judgement beyond form: limits and checks are the core's.
import { addDays, momentAt, validDate, dateOf, dateAndClock, clock, weekdayOf } from '@/backend/day';
import type { BusinessDate, Fen, Hours, Millis, Quantity } from '@/backend/generated';

const MINUTE = 60_000;

/** Either what was meant (null: left empty) or the error code that says why it cannot be read. */
export type Reading<T> = { value: T | null } | { wrong: string };

/** Full-width forms, spaces and group commas do not matter to anybody. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/** A decimal figure as a whole number of `10^-places`. */
export function readDecimal(text: string, places: number): Reading<number> {
  const said = plain(text)
    .replace(/[,¥\s]/g, '')
    .replace(/^−/, '-');
  if (said === '') return { value: null };
  const parts = /^(-?)(\d*)(?:\.(\d*))?$/.exec(said);
  if (!parts || (parts[2] === '' && !parts[3])) return { wrong: 'not_a_number' };
  const fraction = parts[3] ?? '';
  if (fraction.length > places && /[1-9]/.test(fraction.slice(places))) return { wrong: 'not_a_number' };
  const whole = Number((parts[2] || '0') + fraction.slice(0, places).padEnd(places, '0'));
  if (!Number.isSafeInteger(whole)) return { wrong: 'out_of_range' };
  return { value: parts[1] ? -whole || 0 : whole };
}

export const readMoney = (text: string): Reading<Fen> => readDecimal(text, 2);
export const readHours = (text: string): Reading<Hours> => readDecimal(text.replace(/[hH时小]+\s*$/, ''), 2);
export const readQuantity = (text: string): Reading<Quantity> => readDecimal(text, 3);
export const readWhole = (text: string): Reading<number> =>
  readDecimal(text.replace(/\s*(km|公里|%)\s*$/i, ''), 0);
/** Percent as basis points: `13` is 1300. */
export const readPercent = (text: string): Reading<number> => readDecimal(text.replace(/%\s*$/, ''), 2);

/** `1123`, `11-23`, `11月23日`, `20261123`, `2026-11-23`, `今天`, `明天`; without a year it is the current one. */
export function readDate(text: string, today: BusinessDate): Reading<BusinessDate> {
  const said = plain(text);
  if (said === '') return { value: null };
  const named = namedDay(said, today);
  if (named) return { value: named };
  const year = Number(today.slice(0, 4));
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(said) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(said) ??
    /^()(\d{1,2})[-/.月](\d{1,2})日?$/.exec(said) ??
    /^()(\d{2})(\d{2})$/.exec(said);
  const date = parts && validDate(parts[1] ? Number(parts[1]) : year, Number(parts[2]), Number(parts[3]));
  return date ? { value: date } : { wrong: 'bad_date' };
}

/** `16:30`, `1630`, `9`, `明天 10:00`, `周三 9:30`, `11-25 16:30`. A time alone is the next one there is: today, or
 *  tomorrow when it is over; with `on`, a day ahead, it is a time of that day. */
export function readDateTime(text: string, now: Millis, on: BusinessDate | null = null): Reading<Millis> {
  const said = plain(text);
  if (said === '') return { value: null };
  const today = dateOf(now);
  const split = /^(.*?)\s*(\d{1,2})(?:[:.点时](\d{1,2})?分?|(\d{2}))?$/.exec(said.replace(/[Tt](?=\d)/, ' '));
  if (!split) return { wrong: 'bad_date' };
  const [, before, hours, minutes, together] = split;
  const hour = Number(hours);
  const minute = Number(minutes ?? together ?? 0);
  if (hour > 23 || minute > 59) return { wrong: 'bad_date' };
  if (!before) return { value: on && on > today ? momentAt(on, hour, minute) : nextTime(hour, minute, now) };
  const day = readDate(before, today);
  if ('wrong' in day || day.value === null) return { wrong: 'bad_date' };
  return { value: momentAt(day.value, hour, minute) };
}

/** Nobody promises what is over: `9`, said in the afternoon, is tomorrow's nine. */
function nextTime(hour: number, minute: number, now: Millis): Millis {
  const today = momentAt(dateOf(now), hour, minute);
  return today + MINUTE > now ? today : momentAt(addDays(dateOf(now), 1), hour, minute);
}

const WEEKDAYS = '日一二三四五六';

function namedDay(said: string, today: BusinessDate): BusinessDate | null {
  const ahead = { 今天: 0, 今: 0, today: 0, 明天: 1, 明: 1, tomorrow: 1, 后天: 2, 后: 2 }[said.toLowerCase()];
  if (ahead !== undefined) return addDays(today, ahead);
  const weekday = /^(?:周|星期)([日一二三四五六天])$/.exec(said)?.[1]?.replace('天', '日');
  if (!weekday) return null;
  const wanted = WEEKDAYS.indexOf(weekday);
  return addDays(today, (wanted - weekdayOf(today) + 7) % 7);
}

/** Plates, VINs, codes: half-width, upper case, no spaces or dots. */
export function readCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·•・.\-—]/g, '');
}

/** Phones: half-width, only what is dialled. */
export function readPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .replace(/[–—]/g, '-');
}

/** A whole number of `10^-places` as people write it: `1,120.00`. */
export function showDecimal(value: number, places: number, fixed = true): string {
  const figures = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = figures.slice(0, figures.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = places ? figures.slice(-places) : '';
  const fraction = fixed ? rest : rest.replace(/0+$/, '');
  return `${value < 0 ? '−' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

export const showMoney = (value: Fen): string => showDecimal(value, 2);
export const showHours = (value: Hours): string => showDecimal(value, 2);
export const showQuantity = (value: Quantity): string => showDecimal(value, 3, false);
export const showWhole = (value: number): string => showDecimal(value, 0);
export const showPercent = (value: number): string => showDecimal(value, 2, false);

/** A moment as short as it can be said: today only the time, else the date too. */
export function showMoment(at: Millis, today: BusinessDate): string {
  const date = dateOf(at);
  if (date === today) return clock(at);
  return date.slice(0, 4) === today.slice(0, 4) ? dateAndClock(at).slice(5) : dateAndClock(at);
}
