// What the customer reads in their messenger: the figures of the order, the time of the appointment, in Chinese, and
// nobody's name.
import { expect, it } from 'vitest';
import { messageOf as aboutAppointment } from '@/visit/appointments/message';
import { momentAt } from '@/backend/day';
import type { AppointmentBrief, OrderFile } from '@/backend/generated';
import { messageOf } from '@/visit/repair_orders/message';
import { language } from '@/words';

const line = (name: string, amount_fen: number, decision: string, payer = 'customer') => ({
  ...{ name, amount_fen, decision, payer },
  settlement_id: null as number | null,
});
const order = (state: string, lines: object[]): OrderFile =>
  ({
    ...{ state, lines, editable: true, promised_at: null, settlements: [] },
    vehicle: { plate: { plate: '粤B12345' }, brand: '大众', model: '速腾' },
    customer: { name: { whole: '张三丰' } },
  }) as unknown as OrderFile;
const shop = { name: '示例店', phone: '0755-88886666', address: '示例路 8 号' };

it('a quote lists what waits for the customer, each with its price, and the sum', () => {
  const message = messageOf(
    order('quoted', [
      line('更换机油及机滤', 9600, 'open'),
      line('前制动片', 46000, 'open'),
      line('召回升级', 100, 'open', 'maker'),
      line('四轮定位', 20000, 'declined'),
    ]),
    shop,
  );
  expect(message?.kind).toBe('quote');
  expect(message?.text).toContain(
    '1. 更换机油及机滤 96.00 元\n2. 前制动片 460.00 元\n合计 556.00 元（含税）。',
  );
  expect(message?.text).toContain('示例店 0755-88886666');
  expect(message?.text).not.toMatch(/张|召回|四轮/);
});

it('after the authorisation it is what has come up; done, what is to be paid by the customer', () => {
  const agreed = line('更换机油及机滤', 9600, 'agreed');
  expect(messageOf(order('in_progress', [agreed, line('前制动片', 46000, 'open')]), shop)?.text).toMatch(
    /需要增加以下项目：\n1\. 前制动片 460\.00 元\n共增加 460\.00 元/,
  );
  const ready = messageOf(order('ready', [agreed, line('保险杠', 80000, 'agreed', 'insurer')]), shop);
  expect(ready?.text).toMatch(/可以来店提车：\n1\. 更换机油及机滤\n2\. 保险杠\n应付 96\.00 元/);
});

it('what is settled is told as it was settled: less the discount, less what was paid, nothing on account', () => {
  const settled = { ...line('更换机油及机滤', 9600, 'agreed'), settlement_id: 7 };
  const bill = { payer: 'customer', state: 'open', total_fen: 9000, paid_fen: 0, on_account: false };
  const textOf = (more: object[], lines: object[] = [settled]) =>
    messageOf({ ...order('ready', lines), settlements: more } as unknown as OrderFile, shop)?.text;
  expect(textOf([bill])).toContain('应付 90.00 元');
  expect(
    textOf([
      { ...bill, state: 'void' },
      { ...bill, paid_fen: 5000 },
    ]),
  ).toContain('应付 40.00 元');
  expect(textOf([{ ...bill, paid_fen: 9000 }])).toContain('费用已结清');
  expect(textOf([{ ...bill, on_account: true }])).toContain('费用已结清');
  expect(textOf([bill], [settled, line('四轮定位', 1000, 'agreed')])).toContain('应付 100.00 元');
});

it('there is nothing to tell where nothing waits, and English windows write Chinese too', () => {
  expect(messageOf(order('in_progress', [line('更换机油及机滤', 9600, 'agreed')]), shop)).toBeNull();
  expect(messageOf(order('delivered', [line('更换机油及机滤', 9600, 'open')]), shop)).toBeNull();
  language.value = 'en';
  expect(messageOf(order('quoted', [line('更换机油及机滤', 9600, 'open')]), shop)?.text).toContain(
    '维修报价如下',
  );
  language.value = 'zh-CN';
});

const booked = (more: Partial<AppointmentBrief>): AppointmentBrief =>
  ({
    ...{ state: 'booked', missed: false, minutes: 45, about: '一万公里保养', model: '大众 速腾' },
    ...{ plate: { plate: '粤B12345' }, customer_name: { whole: '张三丰' }, advisor: '陈晓东' },
    start_at: momentAt('2026-11-25', 9, 30),
    ...more,
  }) as unknown as AppointmentBrief;

it('an appointment says when to come, for what, how long and where; moved, the new time', () => {
  expect(aboutAppointment(booked({}), shop)).toEqual({
    kind: 'booked',
    text: [
      '您好！您的 粤B12345 大众 速腾 预约信息如下：',
      '到店时间：2026-11-25（周三）09:30',
      '项目：一万公里保养',
      '预计用时：45 分钟',
      '地址：示例路 8 号',
      '需要改时间请提前告诉我们。',
      '示例店 0755-88886666',
    ].join('\n'),
  });
  const later = aboutAppointment(booked({ start_at: momentAt('2026-11-29', 14, 0) }), shop);
  expect(later?.text).toContain('2026-11-29（周日）14:00');
});

it('who was missed is asked for another time; who came, or cancelled, is told nothing', () => {
  for (const missed of [booked({ missed: true }), booked({ state: 'no_show' })]) {
    const said = aboutAppointment(missed, shop);
    expect([said?.kind, said?.text]).toEqual(['missed', expect.stringContaining('我们没有等到您')]);
  }
  expect(aboutAppointment(booked({ state: 'arrived' }), shop)).toBeNull();
  expect(aboutAppointment(booked({ state: 'cancelled' }), shop)).toBeNull();
  const unknown = booked({ plate: null, model: null, about: '' });
  expect(aboutAppointment(unknown, { ...shop, address: '' })?.text).not.toMatch(/null|undefined|项目|地址/);
});
