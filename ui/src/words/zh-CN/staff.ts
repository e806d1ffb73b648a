// The people of the shop. Deliberately no permissions: roles carry those in the core.
export default {
  roles: {
    administrator: '管理员',
    general_manager: '总经理',
    service_manager: '服务经理',
    advisor: '服务顾问',
    workshop_lead: '车间主管',
    technician: '技师',
    inspector: '质检员',
    parts_clerk: '配件员',
    cashier: '收银',
    warranty_clerk: '索赔员',
    customer_care: '客服',
    read_only: '只读',
  },
};
