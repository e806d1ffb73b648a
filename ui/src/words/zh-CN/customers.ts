// Customers in the shop's own words. Deliberately no vehicle words: those stand in vehicles.
export default {
  kinds: { person: '个人', company: '单位' },
  debtors: { none: '不挂账', insurer: '保险公司', maker: '主机厂', account: '挂账单位' },
};
