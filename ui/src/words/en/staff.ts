// The people of the shop, in English. Deliberately no permissions: roles carry those in the core.
import type zh from '../zh-CN/staff';

const en: typeof zh = {
  list: 'People',
  name: 'Name',
  login: 'User name',
  no_login: 'Does not sign in',
  role: 'Roles',
  phone: 'Phone',
  state: 'State',
  here: 'Here',
  left: 'Left {on}',
  with_left: 'Show those who left',
  empty: 'Nobody yet. Press Alt N to add the first.',
  new: 'New person',
  signs_in: 'Signs in at a PC',
  first_password: 'First password',
  new_password: 'New password',
  password_rule: 'At least 8 characters; they change it themselves',
  keep_password: 'Left empty, it stays',
  leave: 'Leaves',
  leave_title: '{name} leaves',
  leave_hint: 'From that day they cannot sign in; old orders keep their name.',
  left_on: 'Left on',
  has_left: 'Has left',
  return: 'Is back',
  returned: 'Is back',
};
export default en;
