// Finding while typing: whatever order answers come in, the latest letters count; and a scanner's burst with its Enter opens
// what was scanned, never what an older answer had on top.
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { SearchHit } from '@/backend/generated';
import SearchBox from '@/across/front_desk/SearchBox.vue';
import { useSearch } from '@/shared/search';
import { core } from './core';

const PAUSE = 60;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('answers', () => {
  it('that arrive in the wrong order show what was typed last', async () => {
    const waiting = new Map<string, (found: string[]) => void>();
    const scope = effectScope();
    const search = scope.run(() =>
      useSearch((text) => new Promise<string[]>((answer) => waiting.set(text, answer))),
    )!;
    for (const typed of ['2', '23', '234']) {
      search.text.value = typed;
      await vi.advanceTimersByTimeAsync(PAUSE);
    }
    waiting.get('234')!(['the third']);
    await vi.advanceTimersByTimeAsync(0);
    waiting.get('2')!(['the first']);
    waiting.get('23')!(['the second']);
    await vi.advanceTimersByTimeAsync(0);
    expect(search.results.value).toEqual(['the third']);
    expect(search.answered.value).toBe('234');
    expect(search.busy.value).toBe(false);
    scope.stop();
  });

  it('to letters that were taken back show nothing', async () => {
    let answer!: (found: string[]) => void;
    const scope = effectScope();
    const search = scope.run(() => useSearch(() => new Promise<string[]>((late) => (answer = late))))!;
    search.text.value = '2';
    await vi.advanceTimersByTimeAsync(PAUSE);
    search.text.value = '';
    await vi.advanceTimersByTimeAsync(0);
    answer(['late']);
    await vi.advanceTimersByTimeAsync(0);
    expect(search.results.value).toEqual([]);
    scope.stop();
  });
});

const VIN = 'LFV2A21K8A3000001';

/** A hit as an answer to these letters: its id tells which letters it answers. */
function hitFor(text: string): SearchHit {
  const id = text === VIN ? 17 : text.length;
  return { kind: 'customer', id, vehicle: null, customer: null, order: null, appointment: null };
}

/** The box behind a core that takes its time. */
function searchBox(takes: (text: string) => number) {
  const behind = core({
    search_find: async (body: { text: string }) => {
      await new Promise((done) => setTimeout(done, takes(body.text)));
      return [hitFor(body.text)];
    },
  });
  setActivePinia(createPinia());
  const empty = { template: '<div />' };
  const routes = [
    { path: '/', name: 'front_desk', component: empty },
    { path: '/customer/:id', name: 'customer', component: empty },
  ];
  const router = createRouter({ history: createMemoryHistory(), routes });
  const page = mount(SearchBox, { attachTo: document.body, global: { plugins: [router] } });
  const box = page.find('input');
  const type = (text: string) => box.setValue(text);
  const scan = async (code: string) => {
    for (let end = 1; end <= code.length; end += 1) {
      await type(code.slice(0, end));
      await vi.advanceTimersByTimeAsync(2);
    }
    await box.trigger('keydown', { key: 'Enter' });
  };
  return { page, behind, router, type, scan, opened: () => router.currentRoute.value.params.id };
}

describe('a scanner', () => {
  it('asks once for its whole burst, and its Enter opens what was scanned', async () => {
    const { page, behind, scan, opened } = searchBox(() => 20);
    await scan(VIN);
    await vi.advanceTimersByTimeAsync(500);
    expect(behind.of('search_find').map((call) => (call.body as { text: string }).text)).toEqual([VIN]);
    expect(opened()).toBe('17');
    page.unmount();
  });

  it('opens what was scanned though an older answer comes in between', async () => {
    // Somebody typed a letter; its answer arrives after the burst, before the burst's own question is asked.
    const { page, type, scan, opened } = searchBox((text) => (text === VIN ? 20 : 50));
    await type('2');
    await vi.advanceTimersByTimeAsync(PAUSE + 1);
    await type('');
    await type('23');
    await vi.advanceTimersByTimeAsync(PAUSE + 1);
    await scan(VIN);
    await vi.advanceTimersByTimeAsync(500);
    expect(opened()).toBe('17');
    page.unmount();
  });
});
