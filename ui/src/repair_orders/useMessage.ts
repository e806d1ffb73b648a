// One key: the message an order asks for goes into the clipboard, and is noted on the order as it was copied.
// Deliberately no sending: there may be no internet, and the customer's messenger is the shop's own.
import { computed, onMounted, ref } from 'vue';
import type { Ref } from 'vue';
import type { RepairOrder } from '@/backend/generated';
import { Problem } from '@/backend/problem';
import { call } from '@/backend/rpc';
import { attempt, say } from '@/shared/toast';
import { t } from '@/words';
import { messageOf } from './message';

export function useMessage(order: Ref<RepairOrder | null>, take: (noted: RepairOrder) => void) {
  const shop = ref({ name: '', phone: '' });
  onMounted(() => {
    void call('settings_get', {}).then(
      ({ shop: { name, phone } }) => (shop.value = { name, phone }),
      () => undefined,
    );
  });
  const message = computed(() => order.value && messageOf(order.value, shop.value));

  async function copy(): Promise<void> {
    const copied = message.value;
    const id = order.value?.id;
    if (!copied || id === undefined) return;
    await attempt(async () => {
      await navigator.clipboard.writeText(copied.text).catch(() => {
        throw new Problem('no_clipboard');
      });
      take(await call('repair_orders_note_message', { id, text: copied.text }));
      say(t('orders.message.copied', { kind: t(`orders.messages.kinds.${copied.kind}`) }));
    });
  }

  return { message, copy };
}
