// Two people change one order: what only one changed is merged, what both changed is asked about.
import { expect, it } from 'vitest';
import { differences, merged } from '@/shared/conflict';
import type { Compared } from '@/shared/conflict';
import { changeOf, changeOfText } from '@/shared/shown';

interface Head {
  complaint: string;
  km: number | null;
  key: string | null;
}
const base: Head = { complaint: '异响', km: null, key: null };
const fields: Compared<Head>[] = [
  { field: 'complaint', label: '客户描述', show: ({ complaint }) => complaint },
  { field: 'km', label: '里程', show: ({ km }) => String(km ?? '') },
  { field: 'key', label: '钥匙', show: ({ key }) => key ?? '' },
];

it('asks only about fields both changed to different values', () => {
  const mine = { complaint: '左前异响', km: 31380, key: null };
  const theirs = { complaint: '右前异响', km: 31380, key: '12' };
  expect(differences(base, mine, theirs, fields)).toEqual([
    { field: 'complaint', label: '客户描述', mine: '左前异响', theirs: '右前异响' },
  ]);
  expect(merged(base, mine, theirs, new Set(['complaint']))).toEqual({
    complaint: '左前异响',
    km: 31380,
    key: '12',
  });
  expect(merged(base, mine, theirs, new Set())).toEqual({ complaint: '右前异响', km: 31380, key: '12' });
});

it('keeps what only I changed without asking', () => {
  const mine = { ...base, km: 31380 };
  const theirs = { ...base, key: '12' };
  expect(differences(base, mine, theirs, fields)).toEqual([]);
  expect(merged(base, mine, theirs, new Set())).toEqual({ complaint: '异响', km: 31380, key: '12' });
});

it('never saves a masked phone over the real one', () => {
  expect(changeOf({ masked: '135****0166' }, '135****0166')).toBe('keep');
  expect(changeOf({ masked: '135****0166' }, '13800138000')).toEqual({ set: '13800138000' });
  expect(changeOf({ masked: '135****0166' }, '')).toEqual({ set: null });
  expect(changeOf(null, ' ')).toEqual({ set: null });
  expect(changeOfText({ masked: '黄*' }, '黄*')).toBe('keep');
});
