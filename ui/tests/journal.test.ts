// The history of a record: only what changed, by the names and in the units people know.
import { expect, it } from 'vitest';
import { fieldChanges } from '@/ground/journal/differences';
import { fieldName, operationName, valueText } from '@/ground/journal/values';

it('tells the fields that differ, deep ones by their path, versions and ids not', () => {
  const before = { id: 1, version: 3, name: '甲', shop: { phone: '1', backup_at: '21:30' }, owner_id: 4 };
  const after = { id: 1, version: 4, name: '甲', shop: { phone: '1', backup_at: '22:00' }, owner_id: 5 };
  expect(fieldChanges(before, after)).toEqual([{ field: 'shop.backup_at', before: '21:30', after: '22:00' }]);
});

it('tells everything that was said of a new record, and nothing that was left empty', () => {
  const made = fieldChanges(null, { id: 1, name: '甲', remark: null, lines: [], urgent: false, km: 3 });
  expect(made.map(({ field }) => field)).toEqual(['name', 'km']);
});

it('compares a personal value as one', () => {
  expect(fieldChanges({ phone: { whole: '1' } }, { phone: { masked: '1**' } })).toEqual([
    { field: 'phone', before: { whole: '1' }, after: { masked: '1**' } },
  ]);
});

it('says values as people read them', () => {
  expect(valueText('total_fen', 91600)).toBe('916.00');
  expect(valueText('tax_rate_bp', 1300)).toBe('13 %');
  expect(valueText('odometer_in_km', 31380)).toBe('31,380 km');
  expect(valueText('state', 'in_progress')).toBe('维修中');
  expect(valueText('state', 'open', 'complaints'), 'not a settlement’s 未收款').toBe('处理中');
  expect(valueText('printed', 'job_card')).toBe('维修任务单');
  expect(valueText('printed', 2), 'as it was once told').toBe('2');
  expect(valueText('shown', 'contact_name')).toBe('联系人');
  expect(valueText('roles', ['advisor', 'cashier'])).toBe('服务顾问、收银');
  expect(valueText('urgent', true)).toBe('是');
  expect(valueText('phone', { masked: '135****0166' })).toBe('135****0166');
  expect(valueText('payments', [{ id: 4, means: 'wechat', amount_fen: 100 }])).toBe('微信 1.00');
  expect(valueText('remark', null)).toBe('—');
});

it('names what it knows, and shows the code of what it does not', () => {
  expect(fieldName('shop.credit_code')).toBe('统一社会信用代码');
  expect(fieldName('something_new')).toBe('something_new');
  expect(operationName('settlement_void')).toBe('作废结算单');
  expect(operationName('something_new')).toBe('something_new');
});
