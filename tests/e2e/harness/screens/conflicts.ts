// Two people at one record: what the second sees. Each look has records of its own, since what is typed is kept as a draft
// and would come back in the next. Deliberately no saving: two_windows.test.ts does that.
import { book } from './booked';
import { newCustomer } from './shown';
import type { Desk } from '../desk';
import type { Answer } from '../host';
import type { Screen } from './screen';
import type { ShownHere } from './shown';

const MINE = '前台第二个人写的：客户赶时间，请先做保养，其余明天再来，钥匙放在前台';
const THEIRS = '第一个人已经写好：客户在休息室等，先检查异响，再报价，不做其他项目';

/** Each look books on a day of its own: two at once would stand in each other's way. */
let turn = 0;

export function conflictScreens({ rival, booked, own }: ShownHere): Screen[] {
  let record: Answer;
  /** Types here, then lets the other person save: the key that saves would already be the choice. */
  const second = (box: string, first: (desk: Desk) => Promise<unknown>) => async (desk: Desk) => {
    await desk.page.locator(box).first().fill(MINE);
    await first(desk);
  };
  const stands = '.conflict table';
  return [
    {
      name: 'conflict-customer',
      at: async (desk) => {
        record = await newCustomer(desk.host, rival, `陆遥${crypto.randomUUID().slice(0, 4)}`, '深圳市');
        return `/customers/${record.id}`;
      },
      stands,
      then: second('.file form input.box >> nth=-1', ({ host }) => {
        const { id, version, kind, credit_code, debtor, no_marketing } = record;
        const kept = { name: 'keep', phone: 'keep', contact_name: 'keep', address: 'keep' };
        const card = { id, version, kind, credit_code, debtor, no_marketing, ...kept, remark: THEIRS };
        return host.ask('customers_save', card, rival);
      }),
    },
    {
      name: 'conflict-appointment',
      at: async ({ host }) => {
        turn += 1;
        const plate = `粤B6${String(turn).padStart(4, '0')}`;
        const later = booked.whole.brief.start_at + (14 + turn) * 86_400_000;
        record = await book(host, rival, later, { plate, name: { set: '陆遥' }, model: '大众 途观' });
        return `/appointments/${record.brief.id}`;
      },
      stands,
      then: second('.booking textarea', ({ host }) =>
        book(host, rival, record.brief.start_at, {
          ...{ id: record.brief.id, version: record.brief.version, plate: record.brief.plate.plate },
          ...{ name: 'keep', phone: 'keep', model: '大众 途观', complaint: THEIRS },
          ...{ bay_id: record.brief.bay_id, advisor_id: record.brief.advisor_id },
        }),
      ),
    },
    {
      name: 'conflict-order',
      at: `/orders/${own.id}`,
      stands,
      then: second('.head textarea', ({ host }) => {
        const { id, version, odometer_in_km, energy_level_pct, diagnosis, business_type } = own;
        const { promised_at, key_tag, parking, waiting, urgent, wash, road_test } = own;
        const head = {
          ...{ id, version, odometer_in_km, energy_level_pct, diagnosis, business_type, promised_at },
          ...{ key_tag, parking, waiting, urgent, wash, road_test, complaint: THEIRS },
          ...{ brought_by: 'keep', brought_by_phone: 'keep' },
        };
        return host.ask('repair_orders_save', head, rival);
      }),
    },
  ];
}
