// The multi-point sheet's rows and keys. Deliberately no screen.
import type { Condition, InspectionPoint, PointResult } from '@/backend/generated';
import { codesOf } from '@/words';

export const CONDITIONS = codesOf('condition');
const KEYS: Record<string, Condition> = { 1: 'good', 2: 'attention', 3: 'replace', 0: 'not_fitted' };

/** The condition a key chooses; null for other keys. */
export function conditionKey(key: string): Condition | null {
  return KEYS[key] ?? null;
}

/** Points with the zone said where it changes. */
export function zoned(points: InspectionPoint[]): { zone: string; points: InspectionPoint[] }[] {
  const zones: { zone: string; points: InspectionPoint[] }[] = [];
  for (const point of points) {
    if (zones.at(-1)?.zone !== point.zone) zones.push({ zone: point.zone, points: [] });
    zones.at(-1)?.points.push(point);
  }
  return zones;
}

/** The results with one point's changed; without a condition nothing was looked at, so nothing is kept of it. */
export function withResult(
  results: PointResult[],
  point: number,
  change: Partial<Omit<PointResult, 'point' | 'condition'>> & { condition?: Condition | null },
): PointResult[] {
  const before = results.find((result) => result.point === point);
  const rest = results.filter((result) => result.point !== point);
  const condition = change.condition === undefined ? (before?.condition ?? 'good') : change.condition;
  if (condition === null) return rest;
  const blank = { point, condition, reading: null, remark: null };
  return [...rest, { ...blank, ...before, ...change, condition }];
}

/** What is not looked at yet is good. */
export function restGood(results: PointResult[], points: InspectionPoint[]): PointResult[] {
  const open = points.filter(({ point }) => !results.some((result) => result.point === point));
  const good = open.map(({ point }) => ({ point, condition: 'good' as const, reading: null, remark: null }));
  return [...results, ...good];
}
