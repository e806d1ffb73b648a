// The records shown on the screens, one of each kind, made where the demo shop may not have them at this hour.
// Deliberately made once for all looks: only what a look itself changes is made by it.
import { PASSWORD } from '../trade';
import { bill, cancelledOrder, imports, orderAt, voidedBill } from '../workshop';
import type { Answer, Host } from '../host';
import { bookings } from './booked';
import type { Booked } from './booked';

export interface Shown {
  draft: Answer;
  working: Answer;
  /** Waits for a technician. */
  authorised: Answer;
  ready: Answer;
  cancelled: Answer;
  bill: Answer;
  voided: Answer;
  survey: Answer;
  /** A complaint that stands open, and one that ended. */
  complained: Answer;
  ended: Answer;
  /** Who may owe, with a limit. */
  company: Answer;
  booked: Booked;
  /** A colleague at another desk, for what two people do at once. */
  rival: string;
  /** Orders that are typed at, one for each look: what is typed in one would be another look's draft. */
  typedAt: Answer[];
}

/** What one look has to itself. */
export interface ShownHere extends Shown {
  own: Answer;
}

export async function prepare(host: Host, looks: number): Promise<Shown> {
  const [token, rival] = [await host.token('zhou', PASSWORD), await host.token('chen', PASSWORD)];
  const working = await orderAt(host, token, 'in_progress');
  await walkRound(host, token, working.id);
  await handedOver(host, token, working);
  await imports(
    host,
    token,
    'customers_vehicles',
    '客户名称,手机,车牌号,品牌,车型\n路遥远,13912340077,粤B7K9Q8,大众,朗逸\n',
  );
  await imports(
    host,
    token,
    'past_visits',
    '工单号,进厂日期,车牌号,项目名称,项目金额\nW1,2024-03-05,粤B7K9Q8,换机油,285\n',
  );
  await tag(host, token, working.customer.id, ['老客户', '等候时要无线网', '只用原厂件']);
  await newCustomer(host, token, working.customer.name.whole, '深圳市南山区科技园');
  await holidays(host, token);
  const typedAt: Answer[] = [];
  for (let look = 0; look < looks; look += 1) typedAt.push(await orderAt(host, token, 'draft'));
  const due = { states: ['due'], from: null, until: null, after: null, limit: 1 };
  return {
    draft: await orderAt(host, token, 'draft'),
    working,
    authorised: await orderAt(host, token, 'authorised'),
    ready: await orderAt(host, token, 'ready'),
    cancelled: await cancelledOrder(host, token),
    bill: (await bill(host, token)).brief,
    voided: (await voidedBill(host, token, 'ma', PASSWORD)).brief,
    complained: await complaint(host, token, working.vehicle.id),
    ended: await endedComplaint(host, token, working.vehicle.id),
    survey: (await host.ask('surveys_list', due, token)).rows[0],
    company: await creditFor(host, token),
    booked: await bookings(host, token),
    rival,
    typedAt,
  };
}

async function complaint(host: Host, token: string, vehicle_id: number): Promise<Answer> {
  const handler_id = (await host.ask('staff_me', {}, token)).person.id;
  const said = { words: '说好四点交车，等到六点半', wish: '下次准时', about: 'time', level: 'escalated' };
  const came = { vehicle_id, order_id: null, source: 'phone', handler_id };
  return host.ask('complaints_record', { ...came, ...said }, token);
}

async function endedComplaint(host: Host, token: string, vehicle_id: number): Promise<Answer> {
  const { brief, version } = await complaint(host, token, vehicle_id);
  const end = { id: brief.id, version, outcome: '致歉并说明', content: false };
  return host.ask('complaints_close', end, token);
}

/** Saves what was found on a car: the looks share one shop, and signing in two of them would save it twice at once. */
async function walkRound(host: Host, token: string, order_id: number): Promise<void> {
  const { version, found } = await host.ask('reception_get', { id: order_id }, token);
  await host.ask('reception_save', { order_id, version, found: { ...found, covers_on: true } }, token);
}

/** From one advisor to the next, with a word the first time. */
async function handedOver(host: Host, token: string, order: Answer): Promise<void> {
  const people: Answer[] = await host.ask('staff_list', { include_left: false }, token);
  const notes = ['客户五点来取，走前把旧件放后备厢', null];
  for (const { id: to } of people.filter(({ can }) => can.includes('advise')).slice(0, 2)) {
    const { id, version } = await host.ask('repair_orders_get', { id: order.id }, token);
    const request = { orders: [{ id, version }], to, note: notes.shift() };
    await host.ask('repair_orders_hand_over', request, token);
  }
}

/** A card as a hurried colleague makes one. */
export function newCustomer(host: Host, token: string, name: string, address: string): Promise<Answer> {
  const card = {
    ...{ id: null, version: null, kind: 'person', name: { set: name }, phone: { set: null } },
    ...{ contact_name: { set: null }, credit_code: null, address: { set: address } },
    ...{ debtor: 'none', no_marketing: false, remark: null },
  };
  return host.ask('customers_save', card, token);
}

async function tag(host: Host, token: string, id: number, tags: string[]): Promise<void> {
  const { customer } = await host.ask('customers_get', { id }, token);
  await host.ask('customers_tag', { id, version: customer.version, tags }, token);
}

async function creditFor(host: Host, token: string): Promise<Answer> {
  const asked = { find: '', debtor: 'account', after: null, limit: 1 };
  const [{ id }] = (await host.ask('customers_list', asked, token)).rows;
  const { customer } = await host.ask('customers_get', { id }, token);
  const limit = { id, version: customer.version, limit_fen: 5_000_000, days: 45 };
  return host.ask('customers_save_credit', limit, token);
}

/** The days of one announcement, and one on which only this shop is shut. */
async function holidays(host: Host, token: string): Promise<void> {
  for (const [from, until, kind, name] of [
    ['2026-10-01', '2026-10-07', 'holiday', '国庆节、中秋节'],
    ['2026-10-10', '2026-10-10', 'make_up', '国庆节调休'],
    ['2026-12-31', '2026-12-31', 'shut', '年终盘点'],
  ])
    await host.ask('calendar_save', { from, until, kind, name, seen: [] }, token);
}
