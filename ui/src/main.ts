// Starts the window: keyboard guard first, then look, words, routes. Deliberately no business here.
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { installKeys } from './shared/keys/keys';
import './shared/theme/tokens.css';
import './shared/theme/base.css';
import { applyTheme } from './shared/theme/theme';
import { tellUncaught } from './shared/uncaught';
import App from './views/App.vue';
import { router } from './views/router';
import { applyLanguage, i18n } from './words';

installKeys();
applyTheme();
applyLanguage();
const app = createApp(App);
tellUncaught(app);
app.use(createPinia()).use(i18n).use(router).mount('#app');
