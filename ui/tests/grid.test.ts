// The grid: any number of rows, moved through and opened by keys, readable for assistive technology.
import { mount } from '@vue/test-utils';
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
  { key: 'id', title: '序', sort: (row: Row) => row.id, text: (row: Row) => row.id },
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

it('sorts by a column and says so', async () => {
  const { page } = grid(many(3));
  await nextTick();
  const head = page.find('[role=columnheader]');
  await head.trigger('click');
  expect(head.attributes('aria-sort')).toBe('ascending');
  await head.trigger('click');
  expect(head.attributes('aria-sort')).toBe('descending');
  expect(page.findAll('.line')[0]?.text()).toContain('件 2');
  page.unmount();
});
