// The arithmetic of the calendar and of a booking. Deliberately no screen: what keys do there is tried in a browser.
import { describe, expect, it } from 'vitest';
import { blankBooking, planOf, standardMinutes, typedItem } from '@/visit/appointments/booking';
import {
  clockOf,
  columnsOf,
  hoursShown,
  minuteOf,
  mondayOf,
  momentOn,
  nextSlot,
  percent,
  placed,
  stepped,
} from '@/visit/appointments/calendar';
import { accepting } from '@/visit/appointments/overbooking';
import type { AppointmentBrief, CalendarDay } from '@/backend/generated';

const DAY = '2026-11-24';

function booked(id: number, minute: number, minutes: number, bay = 1): AppointmentBrief {
  return {
    id,
    version: 1,
    number: `YY20261123-000${id}`,
    state: 'booked',
    missed: false,
    vehicle_id: null,
    plate: null,
    model: null,
    customer_name: { whole: '王五' },
    phone: null,
    start_at: momentOn(DAY, minute),
    minutes,
    bay_id: bay,
    bay: `${bay} 号`,
    advisor_id: 1,
    advisor: '陈晓东',
    business_type: 'regular_service',
    about: '',
    waiting: false,
    parts_open: 0,
    overbooked: false,
    arrived_at: null,
    order_id: null,
  };
}

const day: CalendarDay = {
  date: DAY,
  shut: null,
  appointments: [],
  bays: [{ bay_id: 1, bay: '1 号', active: true, cars: 2, booked_minutes: 600, open_minutes: 540 }],
  advisors: [{ advisor_id: 1, advisor: '陈晓东', cars: 9, most: 36 }],
};
const [bay] = columnsOf(day, 'bay');
const lanes = (all: AppointmentBrief[]) => placed(all, bay!, DAY).map(({ lane, lanes }) => [lane, lanes]);

describe('the day', () => {
  it('shows its hours, and what is booked outside them, in whole rows', () => {
    expect(hoursShown(510, 1050, [])).toEqual({ first: 510, last: 1050 });
    expect(hoursShown(510, 1050, [{ from: 475, minutes: 30 }])).toEqual({ first: 450, last: 1050 });
    expect(hoursShown(510, 1050, [{ from: 1040, minutes: 25 }])).toEqual({ first: 510, last: 1080 });
  });

  it('counts minutes on the shop’s clock', () => {
    expect(minuteOf(momentOn(DAY, 570), DAY)).toBe(570);
    expect(clockOf(570)).toBe('09:30');
  });

  it('puts what meets side by side, and gives the whole width to what does not', () => {
    expect(lanes([booked(1, 540, 60), booked(2, 600, 60)])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(lanes([booked(1, 540, 60), booked(2, 570, 60), booked(3, 600, 30)])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
    ]);
    expect(lanes([booked(1, 540, 120), booked(2, 550, 30), booked(3, 560, 30), booked(4, 700, 30)])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [0, 1],
    ]);
  });

  it('shows a column what is its own', () => {
    expect(placed([booked(1, 540, 60, 2)], bay!, DAY)).toEqual([]);
    expect(placed([booked(1, 540, 60, 2)], columnsOf(day, 'advisor')[0]!, DAY)).toHaveLength(1);
  });

  it('says more than a hundred percent where it is overbooked', () => {
    expect(percent(bay!.booked, bay!.capacity)).toBe(111);
    expect(percent(1, 0)).toBe(0);
  });
});

describe('moving through the day', () => {
  const from = { column: 1, minute: 540 };
  const go = (key: string, at = from) => stepped(at, key, 3, 510, 1050);

  it('goes by half hours and columns, and stays within', () => {
    expect(go('ArrowDown')).toEqual({ column: 1, minute: 570 });
    expect(go('ArrowUp')).toEqual({ column: 1, minute: 510 });
    expect(go('ArrowUp', { column: 1, minute: 510 }).minute).toBe(510);
    expect(go('ArrowRight')).toEqual({ column: 2, minute: 540 });
    expect(go('ArrowRight', { column: 2, minute: 540 }).column).toBe(2);
    expect(go('End').minute).toBe(1020);
  });

  it('brings a quarter back onto its row first', () => {
    expect(go('ArrowUp', { column: 0, minute: 555 }).minute).toBe(540);
    expect(go('ArrowDown', { column: 0, minute: 555 }).minute).toBe(570);
    expect(go('', { column: 0, minute: 555 }).minute).toBe(540);
  });

  it('knows the Monday of every day of a week', () => {
    expect(['2026-11-23', '2026-11-26', '2026-11-29'].map(mondayOf)).toEqual(Array(3).fill('2026-11-23'));
  });

  it('starts a new booking at the next half hour the shop is open', () => {
    const next = (minute: number) => nextSlot(momentOn(DAY, minute), 510, 1050);
    expect(next(300)).toBe(momentOn(DAY, 510));
    expect(next(541)).toBe(momentOn(DAY, 570));
    expect(next(1021)).toBe(momentOn('2026-11-25', 510));
  });
});

describe('a booking', () => {
  it('takes the standard hours of its items, rounded up to a quarter', () => {
    const work = (hours: number) => ({ ...typedItem('labour', '更换机油'), hours });
    expect(standardMinutes([])).toBe(30);
    expect(standardMinutes([work(60)])).toBe(45);
    expect(standardMinutes([work(60), work(65), typedItem('part', '机滤')])).toBe(75);
  });

  it('is looked at once time, bay and advisor are known', () => {
    const typed = { ...blankBooking(), start_at: momentOn(DAY, 540), bay_id: 1 };
    expect(planOf(typed, null)).toBeNull();
    expect(planOf({ ...typed, advisor_id: 1 }, 7)).toMatchObject({ id: 7, minutes: 30, plate: null });
    expect(planOf({ ...typed, advisor_id: 1, minutes: 5 }, null)).toBeNull();
  });

  it('accepts a conflict by its kind and by whom it is with', () => {
    expect(accepting({ kind: 'bay_taken', appointment: booked(3, 540, 60), order_id: null })).toEqual({
      kind: 'bay_taken',
      appointment_id: 3,
    });
    expect(accepting({ kind: 'outside_hours', appointment: null, order_id: null }).appointment_id).toBeNull();
  });
});
