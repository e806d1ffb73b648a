// The front desk, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/front';

const en: typeof zh = {
  cars: 'Cars today',
  in_shop: 'In shop',
  ready: 'Ready',
  delivered_today: 'Delivered',
  empty: {
    in_shop: 'No car in the shop yet. F2 finds a car, Alt N opens its order.',
    ready: 'No car is waiting to be collected.',
    delivered_today: 'No car delivered yet today.',
  },
  find_first:
    'F2 finds a car by plate, phone, name or initials; Alt C takes down who is new. Lists you already have are imported in the settings.',
  this_car: 'This car',
  what_now: 'What can be done',
  new_here: 'First visit',
  mine: 'Hand over ({count})',
  today: 'Today',
  arrived: 'Arrived',
  late: 'Late',
  waiting: 'waiting here',
  urgent: 'urgent',
  open_order: 'Open an order',
  to_order: 'Go to the order',
  to_file: 'Vehicle file',
  newcomer: 'New customer, new car',
};
export default en;
