// An appointment picked up to be put down elsewhere: by Shift and the arrows, or by the pointer.
// Deliberately one state for both hands; nothing is saved before it is put down.
import { onScopeDispose, shallowRef } from 'vue';
import type { AppointmentBrief } from '@/backend/generated';
import type { Spot } from './calendar';

export interface Carried {
  one: AppointmentBrief;
  spot: Spot;
  /** By the pointer: it follows the hand until it is let go. */
  dragged: boolean;
}

/** Pixels the pointer may tremble before a press is a drag. */
const TREMBLE = 5;

export function useCarrying(options: {
  /** The place under the pointer, `grip` pixels above it being the block's upper edge; null outside the calendar. */
  spotAt: (x: number, y: number, grip: number) => Spot | null;
  drop: (carried: Carried) => void;
}) {
  const carried = shallowRef<Carried | null>(null);
  let release = () => {};

  function lift(one: AppointmentBrief, spot: Spot): void {
    carried.value = { one, spot, dragged: false };
  }

  function putBack(): void {
    release();
    carried.value = null;
  }

  function putDown(): void {
    const what = carried.value;
    putBack();
    if (what) options.drop(what);
  }

  /** Follows the pointer from a press on a block; a press that does not move stays a press. */
  function grab(event: PointerEvent, one: AppointmentBrief): void {
    if (event.button !== 0) return;
    const block = event.currentTarget as HTMLElement;
    const grip = event.clientY - block.getBoundingClientRect().top;
    const from = { x: event.clientX, y: event.clientY };
    const follow = (moved: PointerEvent) => {
      const far = Math.hypot(moved.clientX - from.x, moved.clientY - from.y) > TREMBLE;
      if (!carried.value?.dragged && !far) return;
      const spot = options.spotAt(moved.clientX, moved.clientY, grip);
      if (spot) carried.value = { one, spot, dragged: true };
    };
    const letGo = () => (carried.value?.dragged ? (swallowClick(), putDown()) : release());
    release();
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', letGo);
    window.addEventListener('pointercancel', putBack);
    release = () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', letGo);
      window.removeEventListener('pointercancel', putBack);
      release = () => {};
    };
  }

  onScopeDispose(() => release());
  return { carried, lift, putBack, putDown, grab };
}

/** The click that ends a drag opens nothing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
