// A signature as lines: points in thousandths of the pad, thinned as they are drawn, bounded as the core bounds them.
// Deliberately no DOM and no smoothing: what was drawn is what is kept.
export type Point = [number, number];
export type Stroke = Point[];

/** The pad is two and a half times as wide as it is high. */
export const SHAPE = 2.5;
const MOST_STROKES = 200;
const MOST_POINTS = 5000;
/** Points nearer than this to the one before tell nothing, thousandths. */
const APART = 4;

/** A place on the pad as a point; outside is its edge. */
export function pointAt(x: number, y: number, width: number, height: number): Point {
  const share = (at: number, length: number) => Math.min(1000, Math.max(0, Math.round((at / length) * 1000)));
  return [share(x, width), share(y, height)];
}

/** The strokes with one more point at the end of the last one; unchanged when it tells nothing or there is no room. */
export function drawn(strokes: Stroke[], point: Point): Stroke[] {
  const last = strokes.at(-1) ?? [];
  const before = last.at(-1);
  const near = before && Math.hypot(before[0] - point[0], before[1] - point[1]) < APART;
  const full = strokes.reduce((sum, stroke) => sum + stroke.length, 0) >= MOST_POINTS;
  return near || full ? strokes : [...strokes.slice(0, -1), [...last, point]];
}

/** The strokes with the pen set down anew. */
export function begun(strokes: Stroke[], point: Point): Stroke[] {
  return strokes.length >= MOST_STROKES ? strokes : [...strokes, [point]];
}

/** What is sent: strokes that are lines. A dot is none. */
export function lines(strokes: Stroke[]): Stroke[] {
  return strokes.filter((stroke) => stroke.length > 1);
}

/** The points of a polyline in a box of 2500 × 1000. */
export function polyline(stroke: Stroke): string {
  return stroke.map(([x, y]) => `${x * SHAPE},${y}`).join(' ');
}
