// Which address shows which screen; every screen is loaded when first gone to.
// Deliberately hash addresses: they work from the host, the desktop shell and a plain folder alike.
import { createRouter, createWebHashHistory } from 'vue-router';
import { routes } from './routes';

export const router = createRouter({ history: createWebHashHistory(), routes });
