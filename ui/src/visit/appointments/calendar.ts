// The arithmetic of the calendar: rows of half hours, where a block stands, which blocks stand side by side, what moving
// by a row means. Deliberately no drawing and no rule: what stands against a time is the core's to say.
import { addDays, dateOf, momentAt, weekdayOf } from '@/backend/day';
import type {
  AppointmentBrief,
  BayId,
  BusinessDate,
  CalendarDay,
  Millis,
  PersonId,
} from '@/backend/generated';

/** Minutes of a row. */
export const SLOT = 30;
const DAY = 24 * 60;

/** A column of the day: a bay or an advisor, with what is booked of what there is. */
export interface Column {
  key: string;
  title: string;
  bay: BayId | null;
  advisor: PersonId | null;
  cars: number;
  booked: number;
  capacity: number;
}

export type By = 'bay' | 'advisor';

export function columnsOf(day: CalendarDay, by: By): Column[] {
  return by === 'bay'
    ? day.bays.map(({ bay_id, bay, cars, booked_minutes, open_minutes }) => ({
        key: String(bay_id),
        title: bay,
        bay: bay_id,
        advisor: null,
        cars,
        booked: booked_minutes,
        capacity: open_minutes,
      }))
    : day.advisors.map(({ advisor_id, advisor, cars, most }) => ({
        key: String(advisor_id),
        title: advisor,
        bay: null,
        advisor: advisor_id,
        cars,
        booked: cars,
        capacity: most,
      }));
}

/** Whole percent of a capacity, more than a hundred where it is overbooked. */
export function percent(booked: number, capacity: number): number {
  return capacity > 0 ? Math.round((booked * 100) / capacity) : 0;
}

/** Minutes since midnight of a day's moment. */
export function minuteOf(at: Millis, day: BusinessDate): number {
  return Math.round((at - momentAt(day, 0, 0)) / 60_000);
}

export function momentOn(day: BusinessDate, minute: number): Millis {
  return momentAt(day, 0, 0) + minute * 60_000;
}

/** `09:30` of minutes since midnight. */
export function clockOf(minute: number): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** What the day shows: its hours, and whatever is booked outside them, in whole rows. */
export function hoursShown(
  opens: number,
  closes: number,
  booked: { from: number; minutes: number }[],
): { first: number; last: number } {
  const first = Math.min(opens, ...booked.map(({ from }) => from));
  const last = Math.max(closes, ...booked.map(({ from, minutes }) => from + minutes));
  return {
    first: Math.max(0, Math.floor(first / SLOT) * SLOT),
    last: Math.min(DAY, Math.ceil(last / SLOT) * SLOT),
  };
}

export interface Placed {
  one: AppointmentBrief;
  from: number;
  minutes: number;
  /** Of those that stand beside each other. */
  lane: number;
  lanes: number;
}

/** The blocks of one column by time; those that meet stand beside each other. */
export function placed(all: AppointmentBrief[], column: Column, day: BusinessDate): Placed[] {
  const own = all
    .filter((one) => (column.bay === null ? one.advisor_id === column.advisor : one.bay_id === column.bay))
    .map((one) => ({ one, from: minuteOf(one.start_at, day), minutes: one.minutes, lane: 0, lanes: 1 }))
    .sort((a, b) => a.from - b.from || a.one.id - b.one.id);
  let group: Placed[] = [];
  let end = -1;
  for (const block of own) {
    if (block.from >= end) group = [];
    const taken = new Set(
      group.filter(({ from, minutes }) => from + minutes > block.from).map(({ lane }) => lane),
    );
    while (taken.has(block.lane)) block.lane += 1;
    group.push(block);
    end = Math.max(end, block.from + block.minutes);
    const lanes = Math.max(...group.map(({ lane }) => lane + 1));
    for (const member of group) member.lanes = Math.max(member.lanes, lanes);
  }
  return own;
}

/** A place in the day: which column, which minute. */
export interface Spot {
  column: number;
  minute: number;
}

/** One row or column further, within the day; without a key the row it stands in. */
export function stepped(at: Spot, key: string, columns: number, first: number, last: number): Spot {
  const row = Math.floor(at.minute / SLOT) * SLOT;
  const minutes: Record<string, number> = {
    ArrowDown: row + SLOT,
    ArrowUp: at.minute > row ? row : row - SLOT,
    Home: first,
    End: last - SLOT,
  };
  const sideways: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
  return {
    minute: Math.max(first, Math.min(minutes[key] ?? (key ? at.minute : row), last - SLOT)),
    column: Math.max(0, Math.min(at.column + (sideways[key] ?? 0), columns - 1)),
  };
}

/** The Monday of a day's week. */
export function mondayOf(day: BusinessDate): BusinessDate {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** The next half hour within hours: where a new booking starts when no time was chosen. */
export function nextSlot(at: Millis, opens: number, closes: number): Millis {
  const day = dateOf(at);
  const minute = Math.ceil(minuteOf(at, day) / SLOT) * SLOT;
  if (minute < opens) return momentOn(day, opens);
  return minute + SLOT <= closes ? momentOn(day, minute) : momentOn(addDays(day, 1), opens);
}
