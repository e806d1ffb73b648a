// The arithmetic of the drawing: where each view lies, what a place in it means, how the keyboard moves over it.
// The car itself is drawn once, in icons/reception-car.svg, for the screen and for paper. Deliberately no DOM.
import type { CarView, DamageKind, DamageMark } from '@/backend/generated';
import { codesOf } from '@/words';
import drawing from '../../../../icons/reception-car.svg?raw';

/** A place in the drawing's own units, from its top left. */
export interface Place {
  x: number;
  y: number;
}

export interface View {
  name: CarView;
  left: number;
  top: number;
  width: number;
  height: number;
  paths: string[];
}

/** In the order one walks round the car. */
const ROUND = codesOf('car_view');
export const KINDS = codesOf('damage_kind');
export const VIEWS: View[] = ROUND.map(read);
export const SIZE = {
  width: Math.max(...VIEWS.map(({ left, width }) => left + width)),
  height: Math.max(...VIEWS.map(({ top, height }) => top + height)),
};
/** A step of the arrow keys, and a fine one with Shift, in the drawing's units. */
const STEP = 12;
const FINE = 3;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** How near a mark must be to be meant, in the drawing's units. */
const NEAR = 16;

function read(name: CarView): View {
  const group = new RegExp(`<g id="${name}" data-box="([^"]+)"[^>]*>([^]*?)</g>`).exec(drawing);
  const [left = 0, top = 0, width = 1, height = 1] = (group?.[1] ?? '').split(' ').map(Number);
  const paths = [...(group?.[2] ?? '').matchAll(/<path d="([^"]+)"/g)].map(([, d]) => d as string);
  return { name, left, top, width, height, paths };
}

/** Where a mark stands in the drawing. */
export function placeOf(mark: Pick<DamageMark, 'view' | 'x' | 'y'>): Place {
  const view = VIEWS.find(({ name }) => name === mark.view) as View;
  return { x: view.left + (view.width * mark.x) / 1000, y: view.top + (view.height * mark.y) / 1000 };
}

/** What a place in the drawing is on the car: its view, or the nearest one, and thousandths of that view. */
export function markAt(place: Place): Pick<DamageMark, 'view' | 'x' | 'y'> {
  const [nearest] = [...VIEWS].sort((a, b) => distanceTo(a, place) - distanceTo(b, place)) as [
    View,
    ...View[],
  ];
  const share = (at: number, from: number, length: number) =>
    Math.min(1000, Math.max(0, Math.round(((at - from) / length) * 1000)));
  return {
    view: nearest.name,
    x: share(place.x, nearest.left, nearest.width),
    y: share(place.y, nearest.top, nearest.height),
  };
}

function distanceTo({ left, top, width, height }: View, { x, y }: Place): number {
  const outside = (at: number, from: number, length: number) => Math.max(from - at, 0, at - from - length);
  return Math.hypot(outside(x, left, width), outside(y, top, height));
}

/** The mark that is meant by a place: the nearest one that is near; -1 when there is none. */
export function meant(marks: DamageMark[], place: Place): number {
  const away = marks.map((mark) => {
    const at = placeOf(mark);
    return Math.hypot(at.x - place.x, at.y - place.y);
  });
  const least = Math.min(...away);
  return least <= NEAR ? away.indexOf(least) : -1;
}

/** Where a key moves the cursor to; null for keys that move nothing. */
export function moved(cursor: Place, key: string): Place | null {
  const step = key.startsWith('Shift+') ? FINE : STEP;
  const [dx, dy] = ARROWS[key.replace('Shift+', '')] ?? [0, 0];
  if (dx || dy) {
    const within = (at: number, most: number) => Math.min(most, Math.max(0, at));
    return { x: within(cursor.x + dx * step, SIZE.width), y: within(cursor.y + dy * step, SIZE.height) };
  }
  if (key === 'PageDown' || key === 'PageUp') return centreOf(nextView(cursor, key === 'PageDown' ? 1 : -1));
  return null;
}

export function centreOf({ left, top, width, height }: View): Place {
  return { x: left + width / 2, y: top + height / 2 };
}

function nextView(cursor: Place, by: number): View {
  const at = ROUND.indexOf(markAt(cursor).view);
  return VIEWS[(at + by + VIEWS.length) % VIEWS.length] as View;
}

/** The kind a digit chooses; null for other keys. */
export function kindKey(key: string): DamageKind | null {
  return /^[1-7]$/.test(key) ? (KINDS[Number(key) - 1] as DamageKind) : null;
}
