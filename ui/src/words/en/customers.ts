// Customers in English. Deliberately no vehicle words: those stand in vehicles.
import type zh from '../zh-CN/customers';

const en: typeof zh = {
  kinds: { person: 'Person', company: 'Company' },
  debtors: { none: 'No account', insurer: 'Insurer', maker: 'Maker', account: 'Account' },
};
export default en;
