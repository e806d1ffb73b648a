// The walk-round: the drawing's arithmetic, its keys, the signature's lines, the points' keys, the phrases that fit.
import { expect, it } from 'vitest';
import type { DamageMark, InspectionPoint, Phrase } from '@/backend/generated';
import { centreOf, kindKey, markAt, meant, moved, placeOf, SIZE, VIEWS } from '@/visit/reception/car';
import type { View } from '@/visit/reception/car';
import { conditionKey, restGood, withResult, zoned } from '@/visit/reception/points';
import { begun, drawn, lines, pointAt } from '@/shared/signature/strokes';
import { fitting } from '@/shared/fields/fitting';

const view = (name: string) => VIEWS.find((one) => one.name === name) as View;
const mark = (x: number, y: number): DamageMark => ({
  view: 'left',
  x,
  y,
  kind: 'dent',
  remark: null,
  photos: [],
});

it('reads five views from the drawing, each drawn and inside the whole', () => {
  expect(VIEWS.map(({ name }) => name)).toEqual(['left', 'front', 'right', 'rear', 'top']);
  for (const { left, top, width, height, paths } of VIEWS) {
    expect(paths.length).toBeGreaterThan(5);
    expect(left + width).toBeLessThanOrEqual(SIZE.width);
    expect(top + height).toBeLessThanOrEqual(SIZE.height);
  }
});

it('finds a mark again where it was put, in every view', () => {
  for (const { name } of VIEWS)
    for (const [x, y] of [
      [0, 0],
      [310, 480],
      [1000, 1000],
    ] as const)
      expect(markAt(placeOf({ view: name, x, y }))).toEqual({ view: name, x, y });
});

it('takes a place beside the car to its nearest side, at the edge', () => {
  expect(markAt({ x: 0, y: 0 }).view).toBe('front');
  const below = { x: view('right').left + 100, y: SIZE.height + 50 };
  expect(markAt(below)).toMatchObject({ view: 'right', y: 1000 });
});

it('moves by arrows, finely with Shift, from side to side with PgDn, and never off the drawing', () => {
  const start = centreOf(view('left'));
  expect(moved(start, 'ArrowRight')).toEqual({ x: start.x + 12, y: start.y });
  expect(moved(start, 'Shift+ArrowUp')).toEqual({ x: start.x, y: start.y - 3 });
  expect(moved(start, 'PageDown')).toEqual(centreOf(view('front')));
  expect(moved(start, 'PageUp')).toEqual(centreOf(view('top')));
  expect(moved({ x: 0, y: 0 }, 'ArrowLeft')).toEqual({ x: 0, y: 0 });
  expect(moved(start, 'A')).toBeNull();
});

it('chooses the damage by its digit and means the mark that is near', () => {
  expect([kindKey('1'), kindKey('7'), kindKey('8'), kindKey('Enter')]).toEqual([
    'scratch',
    'missing',
    null,
    null,
  ]);
  const marks = [mark(100, 100), mark(600, 500)];
  expect(meant(marks, placeOf(mark(605, 510)))).toBe(1);
  expect(meant(marks, placeOf(mark(350, 900)))).toBe(-1);
  expect(meant([], { x: 0, y: 0 })).toBe(-1);
});

it('keeps a signature as lines: thinned, bounded, without dots', () => {
  expect(pointAt(50, 200, 100, 100)).toEqual([500, 1000]);
  let strokes = begun([], [100, 100]);
  strokes = drawn(strokes, [101, 101]);
  expect(strokes).toEqual([[[100, 100]]]);
  strokes = drawn(strokes, [200, 200]);
  strokes = begun(strokes, [300, 300]);
  expect(lines(strokes)).toEqual([
    [
      [100, 100],
      [200, 200],
    ],
  ]);
  let long = begun([], [0, 0]);
  for (let n = 1; n < 6000; n += 1) long = drawn(long, [(n % 2) * 1000, 0]);
  expect(long[0]).toHaveLength(5000);
});

it('gives a point its result by one key, takes it back, and calls the rest good', () => {
  const points: InspectionPoint[] = [1, 2, 3].map((point) => ({
    point,
    zone: point < 3 ? '轮胎' : '底盘',
    name: `项目 ${point}`,
    unit: null,
    cars: 'every',
  }));
  expect(['1', '2', '3', '0', '4'].map(conditionKey)).toEqual([
    'good',
    'attention',
    'replace',
    'not_fitted',
    null,
  ]);
  expect(zoned(points).map((zone) => zone.points.length)).toEqual([2, 1]);
  const one = withResult([], 2, { condition: 'replace' });
  expect(withResult(one, 2, { reading: '1.5' })).toEqual([
    { point: 2, condition: 'replace', reading: '1.5', remark: null },
  ]);
  expect(withResult(one, 2, { condition: null })).toEqual([]);
  expect(restGood(one, points).map(({ point, condition }) => [point, condition])).toEqual([
    [2, 'replace'],
    [1, 'good'],
    [3, 'good'],
  ]);
});

it('offers the phrases of the field, by initials from the beginning first', () => {
  const phrase = (id: number, kind: Phrase['kind'], text: string, ...initials: string[]): Phrase => ({
    id,
    version: 1,
    kind,
    text,
    initials,
    retired: false,
  });
  const all = [
    phrase(1, 'complaint', '踩刹车有异响', 'cscyyx'),
    phrase(2, 'complaint', '刹车抖动', 'scdd'),
    phrase(3, 'complaint', '空调不制冷', 'kdbzl', 'ktbzl'),
    phrase(4, 'diagnosis', '刹车片磨损', 'scpms'),
  ];
  const found = (typed: string) => fitting(all, 'complaint', typed).map(({ id }) => id);
  expect(found('')).toEqual([1, 2, 3]);
  expect(found('sc')).toEqual([2, 1]);
  expect(found('KT')).toEqual([3]);
  expect(found('异响')).toEqual([1]);
});
