// What people type at the desk, read into what the core keeps.
import { describe, expect, it } from 'vitest';
import { momentAt } from '@/backend/day';
import {
  readCode,
  readDate,
  readDateTime,
  readHours,
  readMoney,
  readPercent,
  readPhone,
  readQuantity,
  readWhole,
  showHours,
  showMoment,
  showMoney,
  showQuantity,
} from '@/shared/fields/read';

const today = '2026-11-23'; // a Monday
const now = momentAt(today, 10, 12);

describe('amounts', () => {
  it.each([
    ['160', 16000],
    ['1,120.50', 112050],
    ['¥88', 8800],
    ['０．８', 80],
    ['.5', 50],
    ['-20', -2000],
    ['−20', -2000],
    ['12.300', 1230],
    ['  ', null],
  ])('reads %s as %s fen', (text, fen) => expect(readMoney(text)).toEqual({ value: fen }));

  it.each(['abc', '1.234', '1.2.3', '.', '1e3', '0x10', '--1'])('does not guess at %s', (text) =>
    expect(readMoney(text)).toEqual({ wrong: 'not_a_number' }),
  );

  it('refuses what no whole number holds', () =>
    expect(readMoney('99999999999999999')).toEqual({ wrong: 'out_of_range' }));

  it('never passes through a float', () => {
    expect(readMoney('1.15')).toEqual({ value: 115 });
    expect(readMoney('4.35')).toEqual({ value: 435 });
    expect(readMoney('90071992547409.91')).toEqual({ value: 9007199254740991 });
  });

  it('reads hours, quantities, kilometres and per cent with their units', () => {
    expect(readHours('1.5h')).toEqual({ value: 150 });
    expect(readHours('0.8 小时')).toEqual({ value: 80 });
    expect(readQuantity('4.5')).toEqual({ value: 4500 });
    expect(readWhole('31,380 km')).toEqual({ value: 31380 });
    expect(readWhole('62%')).toEqual({ value: 62 });
    expect(readWhole('62.5')).toEqual({ wrong: 'not_a_number' });
    expect(readPercent('13%')).toEqual({ value: 1300 });
  });

  it('shows what it reads', () => {
    expect(showMoney(112050)).toBe('1,120.50');
    expect(showMoney(-5)).toBe('−0.05');
    expect(showMoney(100000000)).toBe('1,000,000.00');
    expect(showHours(80)).toBe('0.80');
    expect(showQuantity(4500)).toBe('4.5');
    expect(showQuantity(1000)).toBe('1');
    for (const fen of [0, 1, 99, 100, 123456789, -7])
      expect(readMoney(showMoney(fen))).toEqual({ value: fen });
  });
});

describe('dates', () => {
  it.each([
    ['1123', '2026-11-23'],
    ['11-23', '2026-11-23'],
    ['11月23日', '2026-11-23'],
    ['20250302', '2025-03-02'],
    ['2025/3/2', '2025-03-02'],
    ['２０２５－０３－０２', '2025-03-02'],
    ['今天', '2026-11-23'],
    ['明天', '2026-11-24'],
    ['后天', '2026-11-25'],
    ['周三', '2026-11-25'],
    ['星期天', '2026-11-29'],
    ['周一', '2026-11-23'],
    ['0229', null],
    ['2028-02-29', '2028-02-29'],
  ])('reads %s', (text, date) =>
    expect(readDate(text, today)).toEqual(date === null ? { wrong: 'bad_date' } : { value: date }),
  );

  it.each(['2026-02-30', '1345', '昨天吧', '23'])('does not guess at %s', (text) =>
    expect(readDate(text, today)).toEqual({ wrong: 'bad_date' }),
  );
});

describe('moments', () => {
  it.each([
    ['16:30', today, 16, 30],
    ['1630', today, 16, 30],
    ['１６：３０', today, 16, 30],
    ['11', today, 11, 0],
    ['11点', today, 11, 0],
    ['11点30分', today, 11, 30],
    ['10:12', today, 10, 12],
    ['9', '2026-11-24', 9, 0],
    ['0:30', '2026-11-24', 0, 30],
    ['今天 9:00', today, 9, 0],
    ['明天 10:00', '2026-11-24', 10, 0],
    ['明天10:00', '2026-11-24', 10, 0],
    ['周三 9:30', '2026-11-25', 9, 30],
    ['11-25 16:30', '2026-11-25', 16, 30],
    ['2026-12-01 8:05', '2026-12-01', 8, 5],
    ['tomorrow 10:00', '2026-11-24', 10, 0],
  ])('reads %s', (text, date, hour, minute) =>
    expect(readDateTime(text, now)).toEqual({ value: momentAt(date, hour, minute) }),
  );

  it('takes a time alone for one of the day the screen is about, when that is ahead', () => {
    expect(readDateTime('9', now, '2026-11-27')).toEqual({ value: momentAt('2026-11-27', 9, 0) });
    expect(readDateTime('9', now, today)).toEqual({ value: momentAt('2026-11-24', 9, 0) });
    expect(readDateTime('9', now, '2026-11-20')).toEqual({ value: momentAt('2026-11-24', 9, 0) });
    expect(readDateTime('明天 9', now, '2026-11-27')).toEqual({ value: momentAt('2026-11-24', 9, 0) });
  });

  it.each(['25:00', '16:75', '下周', '明天'])('does not guess at %s', (text) =>
    expect(readDateTime(text, now)).toEqual({ wrong: 'bad_date' }),
  );

  it('shows only what is needed, and reads it back', () => {
    for (const at of [momentAt(today, 16, 30), momentAt('2026-11-25', 9, 0), momentAt('2027-01-02', 10, 0)]) {
      expect(readDateTime(showMoment(at, today), now)).toEqual({ value: at });
    }
    expect(showMoment(momentAt(today, 16, 30), today)).toBe('16:30');
  });
});

it('takes plates and phones as they are typed, scanned or copied', () => {
  expect(readCode('粤Ｂ·ｄ12345')).toBe('粤BD12345');
  expect(readCode(' lfvvb9e60s 5000001 ')).toBe('LFVVB9E60S5000001');
  expect(readPhone('１３５ ０００0 0166')).toBe('13500000166');
});
