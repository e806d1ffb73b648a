// Orders brought to the state a test begins with, through the command list: what the demo shop happens to have depends on
// the hour. Deliberately no browser: these are beginnings, not what is tested.
import type { Answer, Host } from './host';

type Ask = (command: string, body: object) => Promise<Answer>;
const asks =
  (host: Host, token: string): Ask =>
  (command, body) =>
    host.ask(command, body, token);

/** Known cars that are not in the shop. */
export async function carsElsewhere(host: Host, token: string): Promise<Answer[]> {
  const ask = asks(host, token);
  const { in_shop, ready } = await ask('repair_orders_front_desk', {});
  const here = new Set([...in_shop, ...ready].map(({ vehicle_id }: Answer) => vehicle_id));
  const hits: Answer[] = await ask('search_find', { text: '粤B', limit: 40 });
  return hits.flatMap(({ vehicle }) => (vehicle?.plate && !here.has(vehicle.id) ? [vehicle] : []));
}

const WAY = ['quote', 'authorise', 'dispatch', 'finish_work', 'pass_inspection'] as const;
const STANDS = { draft: 0, quoted: 1, authorised: 2, in_progress: 3, ready: 5 } as const;

/** An order of a known car, with one line the customer pays. */
export async function orderAt(host: Host, token: string, state: keyof typeof STANDS): Promise<Answer> {
  const ask = asks(host, token);
  const [car] = await carsElsewhere(host, token);
  const { now } = await ask('shop_status', {});
  let order = await ask('repair_orders_open', {
    vehicle_id: car.id,
    brought_by: null,
    brought_by_phone: null,
    odometer_in_km: (car.odometer_km ?? 0) + 100,
    energy_level_pct: null,
    complaint: '更换机油，检查异响',
    business_type: 'general_repair',
    promised_at: now + 3_600_000,
    key_tag: '7',
    parking: 'A3',
    waiting: false,
    urgent: false,
    wash: false,
    road_test: true,
  });
  order = await withLine(ask, order, '机油');
  const line_ids = order.lines.map(({ id }: Answer) => id);
  const agreed = {
    order_id: order.id,
    version: order.version,
    line_ids,
    decision: 'agreed',
    via: 'in_person',
    by: 'owner',
    by_name: null,
    pointed_out: true,
  };
  order = await ask('repair_orders_decide', agreed);
  for (const step of WAY.slice(0, STANDS[state])) order = await take(ask, order, step);
  return order;
}

/** One more line of the catalogue on an order, which the customer has not answered. */
export async function anotherLine(host: Host, token: string, order: Answer, text: string): Promise<Answer> {
  return withLine(asks(host, token), order, text);
}

async function withLine(ask: Ask, order: Answer, text: string): Promise<Answer> {
  const [operation] = await ask('labour_find', { text, limit: 1 });
  return ask('repair_orders_put_line', {
    ...{
      order_id: order.id,
      version: order.version,
      line_id: null,
      kind: 'labour',
      operation_id: operation.id,
    },
    ...{
      part_id: null,
      code: operation.code,
      name: operation.name,
      hours: operation.hours,
      quantity: null,
      unit: null,
    },
    ...{
      unit_price_fen: operation.rate_fen,
      discount_fen: 0,
      tax_rate_bp: operation.tax_rate_bp,
      brand: null,
    },
    ...{ part_class: null, payer: 'customer', debtor_id: null, old_part: 'none' },
  });
}

async function take(ask: Ask, order: Answer, step: string): Promise<Answer> {
  const people: Answer[] = await ask('staff_list', { include_left: false });
  const technician = people.find(({ can }) => can.includes('do_jobs'));
  const said: Record<string, Answer> = {
    dispatch: { technician_id: technician.id },
    deliver: { collected_by: '本人' },
    authorise: { via: 'in_person' },
  };
  return ask('repair_orders_step', {
    order_id: order.id,
    version: order.version,
    note: step === 'cancel' ? '客户临时有事，下周再来' : null,
    act: { step, ...said[step] },
  });
}

/** An order cancelled before the work began. */
export async function cancelledOrder(host: Host, token: string): Promise<Answer> {
  return take(asks(host, token), await orderAt(host, token, 'quoted'), 'cancel');
}

/** A bill handed over and not paid. */
export async function bill(host: Host, token: string): Promise<Answer> {
  const order = await orderAt(host, token, 'ready');
  return asks(host, token)('settlement_settle', {
    ...{
      order_id: order.id,
      version: order.version,
      payer: 'customer',
      debtor_id: null,
      discount_fen: 0,
      rounding_fen: 0,
    },
    ...{
      odometer_out_km: order.odometer_in_km,
      next_service_on: null,
      next_service_km: order.odometer_in_km + 10_000,
      approval: null,
    },
  });
}

/** A car repaired, paid for and gone. */
export async function delivered(host: Host, token: string): Promise<Answer> {
  const ask = asks(host, token);
  const { brief, version } = await bill(host, token);
  await ask('settlement_pay', {
    id: brief.id,
    version,
    payments: [{ means: 'wechat', amount_fen: brief.total_fen, remark: null }],
  });
  const order = await ask('repair_orders_get', { id: brief.order_id });
  return take(ask, order, 'deliver');
}

/** A bill voided by one person with another's word. */
export async function voidedBill(
  host: Host,
  token: string,
  approver: string,
  password: string,
): Promise<Answer> {
  const ask = asks(host, token);
  const { brief, version } = await bill(host, token);
  const { approval } = await ask('staff_approve', { login: approver, password, what: 'void_settlement' });
  return ask('settlement_void', { id: brief.id, version, reason: '金额有误', approval });
}

/** A file of another program brought in, to its end. */
export async function imports(host: Host, token: string, kind: string, content: string): Promise<void> {
  const ask = asks(host, token);
  const file = await host.upload(content, token);
  const rules = { in_file: 'first', on_file: 'fill' };
  let job = await ask('imports_start', { kind, file, columns: null, rules });
  while (job.state === 'running') job = await ask('jobs_get', { id: job.id });
  if (job.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(job)}`);
}
