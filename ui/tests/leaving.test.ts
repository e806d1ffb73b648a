// A screen whose answer comes while the next one is still loading must not call its person back.
import { mount } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';
import { expect, test } from 'vitest';
import { useLeaving } from '@/shared/leaving';

test('whoever asks for another screen is leaving before that screen is there', async () => {
  let leaving = (): boolean => true;
  let arrive = (): void => undefined;
  const arriving = new Promise<void>((done) => (arrive = done));
  const Here = defineComponent(() => {
    leaving = useLeaving();
    return () => h('p', 'here');
  });
  const There = async () => {
    await arriving;
    return defineComponent(() => () => h('p', 'there'));
  };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: Here },
      { path: '/there', component: There },
    ],
  });
  await router.push('/');
  const shown = mount(RouterView, { global: { plugins: [router] } });
  await router.isReady();
  await router.replace('/?car=1');
  expect(leaving(), 'another car is the same screen').toBe(false);
  const gone = router.push('/there');
  await new Promise((soon) => setTimeout(soon));
  expect(shown.text(), 'the next screen is still loading').toBe('here');
  expect(leaving(), 'and nobody is called back from it').toBe(true);
  arrive();
  await gone;
  expect(shown.text()).toBe('there');
});
