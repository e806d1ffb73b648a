// One key: what the customer should read goes into the clipboard, and is noted where it was made as it was copied.
// Deliberately no sending: there may be no internet, and the customer's messenger is the shop's own.
import { onMounted } from 'vue';
import type { PlateShown } from '@/backend/generated';
import { Problem } from '@/backend/problem';
import { call } from '@/backend/rpc';
import { useLoad } from '@/shared/load';
import type { Asked } from '@/shared/load';
import { attempt, say } from '@/shared/toast';
import { inChinese, t } from '@/words';

export type MessageKind = 'quote' | 'extra' | 'ready' | 'booked' | 'missed';

/** A text for the customer: always in Chinese and without names, for they read it wherever it is forwarded to. */
export interface Message {
  kind: MessageKind;
  text: string;
}

/** The shop as it signs. */
export interface Sender {
  name: string;
  phone: string;
  address: string;
}

/** The shop as it signs; null until it is read: nothing goes to a customer unsigned. */
export function useSender(): Asked<Sender> {
  const sender = useLoad(async () => (await call('settings_get', {})).shop);
  onMounted(sender.load);
  return sender;
}

/** Copies a message; once it is in the clipboard, `note` keeps it, unless the last one kept had the same words. */
export async function copyMessage(
  { kind, text }: Message,
  last: string | null | undefined,
  note: (text: string) => Promise<void>,
): Promise<void> {
  await attempt(async () => {
    await navigator.clipboard.writeText(text).catch(() => {
      throw new Problem('no_clipboard');
    });
    if (text !== last) await note(text);
    say(t('messages.copied', { kind: t(`messages.kinds.${kind}`) }));
  });
}

/** The car as the customer knows it: plate and model, what is known of them. */
export function carInWords(plate: PlateShown | null, model: string | null): string {
  return [plate?.plate, model].filter(Boolean).join(' ') || inChinese('messages.car');
}

/** The lines of a message there are, the shop's own last. */
export function written(lines: (string | null)[], { name, phone }: Sender): string {
  return [...lines, inChinese('messages.from', { shop: name, phone }).trim()].filter(Boolean).join('\n');
}
