// The parts of the settings, for those who may see them. Deliberately one list, so that all of them show the same tabs.
import { useRouter } from 'vue-router';
import type { CommandName } from '@/backend/rpc';
import { useSession } from '@/backend/session';
import type { Command } from '@/shared/keys/keys';
import type { WordKey } from '@/words';

const PARTS: { route: string; title: WordKey; keys: string; needs: CommandName }[] = [
  {
    route: 'settings_shop',
    title: 'settings.tabs.shop',
    keys: 'Alt+M',
    needs: 'settings_get',
  },
  {
    route: 'settings_staff',
    title: 'settings.tabs.staff',
    keys: 'Alt+R',
    needs: 'staff_list',
  },
  {
    route: 'settings_roles',
    title: 'settings.tabs.roles',
    keys: 'Alt+Q',
    needs: 'staff_save_role',
  },
  {
    route: 'settings_reception',
    title: 'settings.tabs.reception',
    keys: 'Alt+W',
    needs: 'phrases_list',
  },
  {
    route: 'settings_planning',
    title: 'settings.tabs.planning',
    keys: 'Alt+G',
    needs: 'bays_save',
  },
  {
    route: 'settings_printing',
    title: 'settings.tabs.printing',
    keys: 'Alt+P',
    needs: 'printing_get',
  },
  {
    route: 'settings_catalogue',
    title: 'settings.tabs.catalogue',
    keys: 'Alt+C',
    needs: 'packages_list',
  },
  {
    route: 'settings_import',
    title: 'settings.tabs.import',
    keys: 'Alt+I',
    needs: 'imports_preview',
  },
  {
    route: 'settings_export',
    title: 'settings.tabs.export',
    keys: 'Alt+E',
    needs: 'exports_start',
  },
  {
    route: 'settings_backup',
    title: 'settings.tabs.backup',
    keys: 'Alt+B',
    needs: 'backup_list',
  },
];

/** Where all of them are. */
export const SETTINGS_ROUTES = PARTS.map(({ route }) => route);

/** The tabs this person may see, and which of them is open. */
export function useSettingsTabs(open: string): { commands: Command[]; at: number } {
  const session = useSession();
  const router = useRouter();
  const own = PARTS.filter(({ needs }) => session.may(needs));
  return {
    commands: own.map(({ route, title, keys }) => ({
      id: route,
      title,
      keys,
      run: () => router.push({ name: route }),
    })),
    at: own.findIndex(({ route }) => route === open),
  };
}
