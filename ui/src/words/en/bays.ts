// The bays in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/bays';

const en: typeof zh = {
  title: 'Bays',
  name: 'Name',
  place: 'Order',
  place_hint: 'the lowest first; blank puts it last',
  state: 'State',
  active: 'In use',
  retired: 'Out of use',
  new: 'New bay',
  none: 'No bays yet',
  saved: '“{name}” is saved',
  hint: 'Nothing new is booked into or dispatched to a bay out of use; what stands in it stays.',
};
export default en;
