// The one place that knows the shop's clock: Asia/Shanghai, +08:00 fixed; "today" comes from the core.
// Deliberately no other file makes a Date: a PC's own clock and zone may be wrong.
import { computed, ref } from 'vue';
import type { BusinessDate, Millis } from './generated';

const EAST_8 = 8 * 3_600_000;
const DAY = 86_400_000;

const known = ref<{ now: Millis; mark: number } | null>(null);
const tick = ref(0);
setInterval(() => (tick.value += 1), 15_000);

/** Takes the core's time; called with each `shop_status`. */
export function setClock(now: Millis): void {
  known.value = { now, mark: performance.now() };
}

/** The shop's time now, in UTC milliseconds; recomputed a few times a minute when used in a template. */
export function now(): Millis {
  void tick.value;
  const said = known.value;
  return said ? said.now + (performance.now() - said.mark) : Date.now();
}

/** The shop's business date now. */
export const today = computed<BusinessDate>(() => dateOf(now()));

export interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 is Sunday. */
  weekday: number;
}

/** The wall clock in the shop at that moment. */
export function momentOf(at: Millis): Moment {
  const wall = new Date(at + EAST_8);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: wall.getUTCDay(),
  };
}

/** The business date of a moment: `2026-11-23`. */
export function dateOf(at: Millis): BusinessDate {
  return new Date(at + EAST_8).toISOString().slice(0, 10);
}

/** The moment of a wall-clock time on a business date. */
export function momentAt(date: BusinessDate, hour: number, minute: number): Millis {
  return Date.parse(`${date}T00:00:00Z`) - EAST_8 + (hour * 60 + minute) * 60_000;
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(date: BusinessDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return momentOf(momentAt(date, 12, 0)).weekday as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

export function daysBetween(from: BusinessDate, until: BusinessDate): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** A calendar date that exists, or null: 2026-02-30 does not. */
export function validDate(year: number, month: number, day: number): BusinessDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const right = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return right ? at.toISOString().slice(0, 10) : null;
}

const two = (figure: number): string => String(figure).padStart(2, '0');

/** `16:30`. */
export function clock(at: Millis): string {
  const { hour, minute } = momentOf(at);
  return `${two(hour)}:${two(minute)}`;
}

/** `2026-11-23 16:30`. */
export function dateAndClock(at: Millis): string {
  return `${dateOf(at)} ${clock(at)}`;
}
