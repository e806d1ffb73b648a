// A car before the advisor: whatever must be known stands there, and nothing stands there that is not so.
// Deliberately the whole panel with everything at once: a strip that went missing would be missed by nobody else.
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import type { VehicleFile } from '@/backend/generated';
import { setClock } from '@/backend/day';
import CarPanel from '@/registers/vehicles/CarPanel.vue';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 1, 30);

const bare = {
  vehicle: {
    id: 1,
    version: 1,
    owner: { id: 1, name: { whole: '张三' }, phone: { whole: '13800001111' } },
    plate: { plate: '粤B11111', kind: 'blue' },
    vin: { whole: 'LFV2A21K8A3000001' },
    vin_state: 'good',
    brand: '大众',
    model: '速腾',
    colour: null,
    bought_on: null,
    odometer_km: null,
    insurance_until: null,
    inspection_until: null,
    remark: null,
  },
  owners: [],
  no_marketing: false,
  tags: [],
  brought_by: [],
  orders: [],
  past: [],
  work: [],
  next_service: null,
  guarantees: [],
  complaints: [],
  discontent: [],
  declined: [],
  advised: [],
  unpaid_fen: 0,
} as unknown as VehicleFile;

const declined = (name: string) => ({ name, on: '2026-06-11', amount_fen: 48_000 });
const advised = (name: string) => ({
  name,
  condition: 'replace',
  reading: '1.5',
  unit: 'mm',
  on: '2026-06-11',
});

const full = {
  ...bare,
  vehicle: {
    ...bare.vehicle,
    vin_state: 'to_check',
    insurance_until: '2026-12-20',
    inspection_until: '2028-05-01',
    remark: '左后门内饰已拆',
  },
  no_marketing: true,
  tags: ['老客户'],
  brought_by: [{ name: { whole: '李四' }, phone: { whole: '13800002222' }, on: '2026-06-11' }],
  next_service: { on: '2026-12-01', km: 60_000, said_on: '2026-06-11', due: true },
  guarantees: [{ order_id: 7, work: ['更换前制动片'], until: '2026-12-03', until_km: 52_000 }],
  complaints: [
    {
      ...{ id: 3, state: 'open', level: 'escalated', words: '等到六点半', outcome: null },
      ...{ received_at: NOW - DAY, due_at: NOW - 3_600_000, late: true },
    },
  ],
  discontent: [{ order_id: 7, on: '2026-06-14', score: 40, nps: 3, remark: '等太久' }],
  declined: ['蓄电池', '空调滤芯', '火花塞', '后制动片', '雨刮', '轮胎', '防冻液'].map(declined),
  advised: ['左前胎', '右前胎', '左后胎', '右后胎', '雨刮', '灯光', '玻璃水'].map(advised),
  unpaid_fen: 96_000,
} as unknown as VehicleFile;

const strips = (file: VehicleFile) => {
  const panel = mount(CarPanel, { props: { file }, global: { stubs: { Grid: true } } });
  return {
    panel,
    said: Object.fromEntries(
      panel.findAll('.strip').map((strip) => [strip.find('i').text(), strip.find('i + *').text()]),
    ),
  };
};

beforeEach(() => {
  setActivePinia(createPinia());
  setClock(NOW);
});

it('tells everything that is to be known of a car', () => {
  const { panel, said } = strips(full);
  expect(said).toMatchObject({
    欠款: '¥960.00',
    VIN: '校验位不对，待核；不影响接车，索赔前请核对',
    备注: '左后门内饰已拆',
    送修: '李四 13800002222（06-11）',
  });
  expect(said['投诉']).toContain('升级 · 等到六点半');
  expect(said['投诉']).toContain('已到期');
  expect(said['上次未做']).toContain('蓄电池（06-11，¥480.00）');
  expect(said['上次未做'], 'what there is no room for is counted').toContain('另有 2 项');
  expect(said['上次建议']).toContain('左前胎 更换 1.5 mm（06-11）');
  expect(said['上次建议']).toContain('另有 1 项');
  expect(said['质保中']).toContain('更换前制动片，到 2026-12-03 或 52,000 km');
  expect(said['下次保养']).toContain('2026-12-01 或 60,000 km');
  expect(said['上次不满']).toContain('等太久');
  expect(said['到期']).toContain('保险 2026-12-20');
  const soon = panel.findAll('.late').map((one) => one.text());
  expect(soon, 'within sixty days').toContain('保险 2026-12-20');
  expect(soon, 'far off').not.toContain('年检 2028-05-01');
  expect(panel.text()).toContain('不营销');
  expect(panel.text()).toContain('老客户');
});

it('says nothing of what is in order', () => {
  expect(strips(bare).said).toEqual({});
});
