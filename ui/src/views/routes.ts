// The addresses of the screens. Deliberately no guards: the core refuses what a person may not see.
import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'front_desk', component: () => import('./FrontDeskView.vue') },
  { path: '/new', name: 'newcomer', component: () => import('./NewcomerView.vue') },
  { path: '/vehicles/:id(\\d+)', name: 'vehicle', component: () => import('./VehicleView.vue') },
  { path: '/customers/:id(\\d+)', name: 'customer', component: () => import('./CustomerView.vue') },
  { path: '/appointments', name: 'appointments', component: () => import('./AppointmentsView.vue') },
  { path: '/appointments/new', name: 'appointment_new', component: () => import('./AppointmentView.vue') },
  {
    path: '/appointments/:id(\\d+)',
    name: 'appointment',
    component: () => import('./AppointmentView.vue'),
  },
  { path: '/orders/:id(\\d+)', name: 'order', component: () => import('./OrderView.vue') },
  {
    path: '/orders/:order(\\d+)/reception',
    name: 'reception',
    component: () => import('./ReceptionView.vue'),
  },
  { path: '/settlements', name: 'settlements', component: () => import('./SettlementsView.vue') },
  { path: '/settlements/:id(\\d+)', name: 'settlement', component: () => import('./SettlementView.vue') },
  { path: '/settle/:order(\\d+)/:payer', name: 'settle', component: () => import('./SettleView.vue') },
  { path: '/surveys', name: 'surveys', component: () => import('./SurveysView.vue') },
  { path: '/surveys/:id(\\d+)', name: 'survey', component: () => import('./SurveyView.vue') },
  { path: '/complaints/new', name: 'complaint_new', component: () => import('./NewComplaintView.vue') },
  { path: '/complaints/:id(\\d+)', name: 'complaint', component: () => import('./ComplaintView.vue') },
  { path: '/reports', name: 'reports', component: () => import('./ReportsView.vue') },
  { path: '/settings', name: 'settings_shop', component: () => import('./SettingsView.vue') },
  { path: '/settings/staff', name: 'settings_staff', component: () => import('./StaffView.vue') },
  { path: '/settings/roles', name: 'settings_roles', component: () => import('./RolesView.vue') },
  {
    path: '/settings/reception',
    name: 'settings_reception',
    component: () => import('./ReceptionSettingsView.vue'),
  },
  {
    path: '/settings/planning',
    name: 'settings_planning',
    component: () => import('./PlanningSettingsView.vue'),
  },
  { path: '/settings/printing', name: 'settings_printing', component: () => import('./PrintingView.vue') },
  { path: '/settings/catalogue', name: 'settings_catalogue', component: () => import('./CatalogueView.vue') },
  { path: '/settings/import', name: 'settings_import', component: () => import('./ImportView.vue') },
  { path: '/settings/export', name: 'settings_export', component: () => import('./ExportView.vue') },
  { path: '/settings/backup', name: 'settings_backup', component: () => import('./BackupView.vue') },
  { path: '/:else(.*)', name: 'nowhere', component: () => import('./NowhereView.vue') },
];
