// Customers in English. Deliberately no vehicle words: those stand in vehicles.
import type zh from '../zh-CN/customers';

const en: typeof zh = {
  title: 'Customer',
  file: 'Customer {name}',
  cars: 'Cars',
  orders: 'Orders',
  no_cars: 'No car. New cars are registered at the front desk.',
  last_visit: 'Last visit',
  owes: 'owes ¥{amount}',
  no_marketing: 'No marketing',
  save_and_open: 'Save and open an order',
  without_car: 'No car (insurer, maker, company with an account)',
  duplicates: {
    title: 'Perhaps known',
    none: 'Customers and cars like the one you type are listed here.',
    this_car: 'This car',
    this_person: 'This customer',
    another: 'Somebody else',
  },
  fields: {
    kind: 'Kind',
    name: 'Name',
    phone: 'Phone',
    contact_name: 'Contact',
    credit_code: 'Credit code',
    address: 'Address',
    debtor: 'May owe as',
    no_marketing: 'No marketing (after-sales matters only)',
    remark: 'Remark',
  },
  kinds: { person: 'Person', company: 'Company' },
  debtors: { none: 'No account', insurer: 'Insurer', maker: 'Maker', account: 'Account' },
};
export default en;
