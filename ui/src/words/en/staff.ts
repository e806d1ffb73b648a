// The people of the shop, in English. Deliberately no permissions: roles carry those in the core.
import type zh from '../zh-CN/staff';

const en: typeof zh = {
  roles: {
    administrator: 'Administrator',
    general_manager: 'General manager',
    service_manager: 'Service manager',
    advisor: 'Advisor',
    workshop_lead: 'Workshop lead',
    technician: 'Technician',
    inspector: 'Inspector',
    parts_clerk: 'Parts clerk',
    cashier: 'Cashier',
    warranty_clerk: 'Warranty clerk',
    customer_care: 'Customer care',
    read_only: 'Read only',
  },
};
export default en;
