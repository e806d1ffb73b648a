// Appointments of every standing, on days the demo shop has not booked: one with all that can be said of it, one over
// another, who did not come, who called it off. Deliberately through the command list, like all beginnings.
import type { Answer, Host } from '../host';
import { carsElsewhere } from '../workshop';

export interface Booked {
  /** The business date of a well-filled day. */
  day: string;
  whole: Answer;
  over: Answer;
  /** Should have come and has not. */
  missed: Answer;
  noShow: Answer;
  cancelled: Answer;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const dateOf = (moment: number) => new Date(moment + 8 * HOUR).toISOString().slice(0, 10);

/** Books all the same, whatever stands against the time. */
export async function book(host: Host, token: string, start_at: number, wish: object): Promise<Answer> {
  const { days } = await host.ask('appointments_calendar', { from: dateOf(start_at), days: 1 }, token);
  const plan = {
    ...{ id: null, vehicle_id: null, plate: null, start_at, minutes: 60 },
    ...{ bay_id: days[0].bays[0].bay_id, advisor_id: days[0].advisors[0].advisor_id },
    ...wish,
  };
  const { id, vehicle_id, plate, minutes, bay_id, advisor_id } = plan;
  const time = { id, vehicle_id, plate, start_at, minutes, bay_id, advisor_id };
  const against: Answer[] = await host.ask('appointments_conflicts', time, token);
  const request = {
    ...{ version: null, name: { set: null }, phone: { set: null }, plate_kind: null, model: null },
    ...{ business_type: 'regular_service', complaint: '', items: [], waiting: false, source: 'phone' },
    ...{ remark: null, ...plan },
    accepted: against.map(({ kind, appointment }) => ({ kind, appointment_id: appointment?.id ?? null })),
  };
  return host.ask('appointments_save', request, token);
}

export async function bookings(host: Host, token: string): Promise<Booked> {
  const { now } = await host.ask('shop_status', {});
  const day = dateOf(now + 3 * DAY);
  const morning = Date.parse(`${day}T09:00:00+08:00`);
  const [, , car] = await carsElsewhere(host, token);
  const whole = await told(host, token, await book(host, token, morning, await described(host, token, car)));
  const stranger = { name: { set: '欧阳慕容' }, phone: { set: '13700001234' }, plate: '粤BD90909' };
  const over = await book(host, token, morning + HOUR / 2, {
    ...{ ...stranger, model: '大众 宝来 传奇 200TSI', complaint: '空调不凉', waiting: true },
    ...{ source: 'messenger', minutes: 90 },
  });
  const past = Math.floor((now - 0.75 * HOUR) / (HOUR / 2)) * (HOUR / 2);
  const someone = (plate: string, name: string) => ({ plate, name: { set: name }, model: '大众 速腾' });
  return {
    day,
    whole,
    over,
    missed: await book(host, token, past, someone('粤B90001', '司徒文')),
    noShow: await end('appointments_no_show', '电话无人接听，已发消息', past, someone('粤B90002', '郭一')),
    cancelled: await end('appointments_cancel', '客户改去外地', morning + DAY, someone('粤B90003', '梁二')),
  };

  async function end(how: string, reason: string, at: number, who: object): Promise<Answer> {
    const { brief } = await book(host, token, at, who);
    return host.ask(how, { id: brief.id, version: brief.version, reason }, token);
  }
}

/** Work, a part to be prepared, long words: what fills every field. */
async function described(host: Host, token: string, car: Answer): Promise<object> {
  const [operation] = await host.ask('labour_find', { text: '机油', limit: 1 }, token);
  const [part] = await host.ask('parts_find', { text: '机油', limit: 1 }, token);
  const nothing = {
    ...{ operation_id: null, part_id: null, code: null, hours: null, quantity: null, unit: null },
    prepared: false,
  };
  return {
    vehicle_id: car.id,
    minutes: 120,
    complaint: '两万公里保养，冷车启动时发动机有异响，行驶中方向盘轻微抖动，请一并检查',
    remark: '客户要求用原厂件；送车的是家人，电话 13800001111',
    items: [
      {
        ...nothing,
        kind: 'labour',
        operation_id: operation.id,
        code: operation.code,
        name: operation.name,
        hours: 60,
      },
      {
        ...nothing,
        kind: 'part',
        part_id: part.id,
        code: part.number,
        name: part.name,
        quantity: 1000,
        unit: part.unit,
      },
      { ...nothing, kind: 'labour', name: '检查方向盘抖动与底盘异响', hours: 100 },
    ],
  };
}

/** Somebody called and wrote to them. */
async function told(host: Host, token: string, { brief }: Answer): Promise<Answer> {
  const { id, version } = brief;
  await host.ask(
    'appointments_remind',
    { id, version, kind: 'first', outcome: 'not_reached', note: '关机' },
    token,
  );
  return host.ask('appointments_note_message', { id, text: '您好！您已预约到店保养，期待您的到来。' }, token);
}
