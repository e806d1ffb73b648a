// The places of the left rail, each shown to those who may ask for what stands there.
// Deliberately only places that exist.
import type { CommandName } from '@/backend/rpc';
import type { WordKey } from '@/words';
import { SETTINGS_ROUTES } from './settingsTabs';

export interface Place {
  route: string;
  /** Routes that belong to this place: the rail lights it up there too. */
  holds: string[];
  word: WordKey;
  go: WordKey;
  keys: string;
  /** Shown when at least one of these may be asked for. */
  needs: CommandName[];
  /** The path of the icon in a 24 × 24 box. */
  icon: string;
}

export const PLACES: Place[] = [
  {
    route: 'front_desk',
    holds: ['vehicle', 'customer', 'newcomer', 'order', 'reception'],
    word: 'shell.places.front_desk',
    go: 'shell.go.front_desk',
    keys: 'Alt+1',
    needs: ['repair_orders_front_desk'],
    icon: 'M3 13l2-6h14l2 6v6h-3v-2H6v2H3zM6 13h12',
  },
  {
    route: 'appointments',
    holds: ['appointment', 'appointment_new'],
    word: 'shell.places.appointments',
    go: 'shell.go.appointments',
    keys: 'Alt+6',
    needs: ['appointments_calendar'],
    icon: 'M4 6h16v14H4zM4 10h16M8 3v4m8-4v4M8 14h3m2 0h3m-8 3h3',
  },
  {
    route: 'settlements',
    holds: ['settlement', 'settle'],
    word: 'shell.places.settlement',
    go: 'shell.go.settlement',
    keys: 'Alt+2',
    needs: ['settlement_list', 'settlement_receivables'],
    icon: 'M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2zM8 8h8M8 12h8',
  },
  {
    route: 'surveys',
    holds: ['survey', 'complaint', 'complaint_new'],
    word: 'shell.places.surveys',
    go: 'shell.go.surveys',
    keys: 'Alt+3',
    needs: ['surveys_list', 'complaints_list', 'surveys_questionnaires'],
    icon: 'M4 5h16v11H9l-5 4z',
  },
  {
    route: 'reports',
    holds: [],
    word: 'shell.places.reports',
    go: 'shell.go.reports',
    keys: 'Alt+4',
    needs: ['reports_day'],
    icon: 'M4 20V4m0 16h16M8 16v-5m4 5V7m4 9v-3',
  },
  {
    route: 'settings_shop',
    holds: SETTINGS_ROUTES,
    word: 'shell.places.settings',
    go: 'shell.go.settings',
    keys: 'Alt+5',
    needs: ['settings_get', 'staff_save', 'imports_preview', 'backup_list'],
    icon: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3m0 12v3m9-9h-3M6 12H3m15.4-6.4-2.1 2.1M7.7 16.3l-2.1 2.1m0-12.8 2.1 2.1m8.6 8.6 2.1 2.1',
  },
];
