// Matching columns by hand, and why a row cannot come in, in words.
import { expect, it } from 'vitest';
import type { ImportColumn } from '@/backend/generated';
import { fieldOf, missingFields, toChoices, withColumn } from '@/across/imports/columns';
import { whyText } from '@/across/imports/why';

const columns: ImportColumn[] = [
  { field: 'name', column: 1, required: true },
  { field: 'plate', column: 5, required: false },
  { field: 'vin', column: null, required: false },
];

it('lets one column serve one field', () => {
  const changed = withColumn(columns, 'vin', 5);
  expect(changed.map(({ column }) => column)).toEqual([1, null, 5]);
  expect(fieldOf(changed, 5)).toBe('vin');
  expect(fieldOf(changed, 3)).toBeNull();
  expect(columns[1]!.column).toBe(5);
});

it('takes a field out, and says when a needed one has no column', () => {
  const changed = withColumn(columns, 'name', null);
  expect(missingFields(changed)).toEqual(['name']);
  expect(missingFields(columns)).toEqual([]);
  expect(toChoices(changed)).toEqual([{ field: 'plate', column: 5 }]);
});

it('says why with the name of the field before', () => {
  expect(whyText({ code: 'required', field: 'name', args: {} })).toBe('名称：没有填');
  expect(whyText({ code: 'left_out', field: 'phone', args: { why: 'bad_phone' } })).toBe(
    '电话：不对，没有带入（号码不对）',
  );
  expect(whyText({ code: 'same_as_row', field: null, args: { row: '12' } })).toBe(
    '与第 12 行是同一个，已合并',
  );
  expect(whyText({ code: 'read_as', field: 'class', args: { value: 'equivalent' } })).toBe(
    '配件类型：按「同质」读',
  );
});
