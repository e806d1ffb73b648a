// The places of the left rail, each shown to those who may ask for what stands there.
// Deliberately only places that exist.
import type { CommandName } from '@/backend/rpc';
import type { WordKey } from '@/words';

export interface Place {
  route: string;
  /** Routes that belong to this place: the rail lights it up there too. */
  holds: string[];
  word: WordKey;
  go: WordKey;
  keys: string;
  initials: string;
  /** Shown when at least one of these may be asked for. */
  needs: CommandName[];
  /** The path of the icon in a 24 × 24 box. */
  icon: string;
}

export const PLACES: Place[] = [
  {
    route: 'front_desk',
    holds: ['vehicle', 'customer', 'newcomer', 'order'],
    word: 'shell.places.front_desk',
    go: 'shell.go.front_desk',
    keys: 'Alt+1',
    initials: 'qqt',
    needs: ['repair_orders_front_desk'],
    icon: 'M3 13l2-6h14l2 6v6h-3v-2H6v2H3zM6 13h12',
  },
  // SETTLEMENT M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2zM8 8h8M8 12h8
  // SURVEYS M4 5h16v11H9l-5 4z
  // REPORTS M4 20V4m0 16h16M8 16v-5m4 5V7m4 9v-3
];
