// The grid: any number of rows, moved through and opened by keys, readable for assistive technology.
import { mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '@/backend/problem';
import { nextTick } from 'vue';
import Grid from '@/shared/grid/Grid.vue';

// happy-dom lays nothing out: the grid's window is 600 px high.
beforeAll(() => {
  Object.defineProperties(HTMLDivElement.prototype, {
    clientHeight: { configurable: true, value: 600 },
    clientWidth: { configurable: true, value: 800 },
  });
});

interface Row {
  id: number;
  name: string;
  kind: string;
}
const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index,
    name: `件 ${index}`,
    kind: index < 2 ? '工时' : '配件',
  }));
const columns = [
  { key: 'id', title: '序', text: (row: Row) => row.id },
  { key: 'name', title: '名称', text: (row: Row) => row.name },
];

function grid(rows: Row[], more: Record<string, unknown> = {}) {
  const page = mount(Grid as never, {
    props: { label: '项目', columns, rows, rowKey: (row: Row) => row.id, ...more } as never,
    attachTo: document.body,
  });
  return { page, root: page.find('[role=grid]') };
}

describe('by keys', () => {
  it('moves, opens and hands on the keys of the screen', async () => {
    const { page, root } = grid(many(40));
    const at = () => page.emitted('update:at')?.at(-1)?.[0] ?? 0;
    await root.trigger('keydown', { key: 'ArrowDown' });
    await root.trigger('keydown', { key: 'ArrowDown' });
    expect(at()).toBe(2);
    await root.trigger('keydown', { key: 'End' });
    expect(at()).toBe(39);
    await root.trigger('keydown', { key: 'ArrowDown' });
    expect(at()).toBe(39);
    await root.trigger('keydown', { key: 'Home' });
    await root.trigger('keydown', { key: 'Enter' });
    expect(page.emitted('open')?.[0]).toEqual([many(1)[0]]);
    await root.trigger('keydown', { key: 'Delete' });
    expect(page.emitted('press')?.[0]?.slice(0, 2)).toEqual(['Del', many(1)[0]]);
    page.unmount();
  });
});

describe('its four states', () => {
  it('says that it loads, what went wrong, and what to do first', async () => {
    const { page } = grid([], { loading: true });
    expect(page.text()).toContain('正在读取');
    await page.setProps({ loading: false, problem: new Problem('damaged') } as never);
    expect(page.find('[role=alert]').text()).toContain('从备份恢复');
    await page.setProps({ problem: null } as never);
    expect(page.text()).toContain('暂时没有内容');
    page.unmount();
  });

  it('draws only the rows in sight', async () => {
    const { page, root } = grid(many(5000));
    await nextTick();
    expect(root.attributes('aria-rowcount')).toBe('5001');
    const drawn = page.findAll('.line').length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(80);
    page.unmount();
  });
});

describe('sorting', () => {
  const people = [
    { id: 1, name: '王', kind: '甲' },
    { id: 2, name: '陈', kind: '乙' },
    { id: 3, name: '李', kind: '甲' },
  ];
  const sortable = [
    { key: 'id', title: '序', text: (row: Row) => row.id },
    { key: 'name', title: '名称', text: (row: Row) => row.name, sort: (row: Row) => row.name },
  ];
  const shown = (page: VueWrapper) => page.findAll('.line').map((line) => line.text().slice(-1));

  it('is asked for at the head of a column, as it came again with the third press', async () => {
    const { page } = grid(people, { columns: sortable });
    await nextTick();
    const [first, head] = page.findAll('[role=columnheader]');
    const seen: unknown[] = [];
    for (let press = 0; press < 3; press += 1) {
      await head!.trigger('click');
      seen.push([head!.attributes('aria-sort'), shown(page)]);
    }
    expect(seen).toEqual([
      ['ascending', ['陈', '李', '王']],
      ['descending', ['王', '李', '陈']],
      [undefined, ['王', '陈', '李']],
    ]);
    await first!.trigger('click');
    expect(first!.attributes('aria-sort'), 'a column without an order of its own').toBeUndefined();
    page.unmount();
  });

  it('is asked for by keys too, and the cursor stays on its row', async () => {
    const { page, root } = grid(people, { columns: sortable });
    const at = () => page.find('.line.on').text().slice(-1);
    await nextTick();
    await root.trigger('keydown', { key: 'ArrowRight' });
    await root.trigger('keydown', { key: 'ArrowDown', altKey: true });
    expect([shown(page), at()]).toEqual([['王', '李', '陈'], '王']);
    await root.trigger('keydown', { key: 'ArrowUp', altKey: true });
    expect([shown(page), at()]).toEqual([['陈', '李', '王'], '王']);
    await root.trigger('keydown', { key: 'ArrowUp', altKey: true });
    expect([shown(page), at()]).toEqual([['王', '陈', '李'], '王']);
    page.unmount();
  });

  it('holds for rows that come later, which then stand in no groups', async () => {
    const { page } = grid(people, { columns: sortable, groupOf: (row: Row) => row.kind });
    await nextTick();
    expect(page.findAll('.group').map((one) => one.text())).toEqual(['甲', '乙', '甲']);
    await page.findAll('[role=columnheader]')[1]!.trigger('click');
    await page.setProps({ rows: [...people, { id: 4, name: '白', kind: '乙' }] } as never);
    await nextTick();
    expect(shown(page)).toEqual(['白', '陈', '李', '王']);
    expect(page.findAll('.group')).toEqual([]);
    page.unmount();
  });
});
