// What happy-dom lacks and every test needs. Deliberately no core: each test puts its own behind the screens.
import { config } from '@vue/test-utils';
import { i18n } from '@/words';

config.global.plugins = [i18n];
