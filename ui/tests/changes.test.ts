// News of what others saved: told to the screens that show it, and never into a save that is still under way.
import { effectScope } from 'vue';
import { afterEach, expect, it, vi } from 'vitest';
import { listen, stopListening, useChanges } from '@/backend/changes';
import { call } from '@/backend/rpc';
import { core } from './core';

afterEach(stopListening);

it('waits until the save that caused it is answered and has been gone on with', async () => {
  const heard: string[] = [];
  let answer: (value: unknown) => void = () => undefined;
  let tell: null | ((value: unknown) => void) = null;
  core({
    changes_since: ({ wait }: { wait: boolean }) =>
      wait ? new Promise((resolve) => (tell = resolve)) : { seq: 7, notes: [] },
    drafts_save: () => new Promise((resolve) => (answer = resolve)),
  });
  const scope = effectScope();
  scope.run(() => useChanges('surveys', 3, () => heard.push('told')));
  listen();
  const news = await vi.waitUntil(() => tell);

  const saved = call('drafts_save', { key: 'survey:3', body: '{}' }).then(() => heard.push('saved'));
  news({ seq: 8, notes: [{ touched: [{ kind: 'surveys', id: 3 }] }] });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard, 'the note came before the answer, and is kept back').toEqual([]);
  answer({ key: 'survey:3', body: '{}', saved_at: 1 });
  await saved;
  await vi.waitFor(() => expect(heard).toEqual(['saved', 'told']));
  scope.stop();
});
