// The addresses of the screens. Deliberately no guards: the core refuses what a person may not see.
import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'front_desk', component: () => import('./FrontDeskView.vue') },
  { path: '/new', name: 'newcomer', component: () => import('./NewcomerView.vue') },
  { path: '/vehicles/:id(\\d+)', name: 'vehicle', component: () => import('./VehicleView.vue') },
  { path: '/customers/:id(\\d+)', name: 'customer', component: () => import('./CustomerView.vue') },
  { path: '/orders/:id(\\d+)', name: 'order', component: () => import('./OrderView.vue') },
  { path: '/:else(.*)', name: 'nowhere', component: () => import('./NowhereView.vue') },
];
