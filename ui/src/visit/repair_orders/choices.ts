// What can be chosen on an order, in the order of how often it is, with the letters that choose it.
// Deliberately no rules: what may follow what is the core's.
import type {
  BusinessType,
  Channel,
  Decision,
  HoldReason,
  OldPart,
  PartClass,
  Payer,
  OrderFile,
  Speaker,
} from '@/backend/generated';
import { choices } from '@/shared/choices';
import { shownText } from '@/shared/shown';
import { t } from '@/words';

const BUSINESS: Record<BusinessType, string> = {
  regular_service: 'dqby',
  general_repair: 'ybwx',
  first_service: 'sb',
  warranty: 'bxsp',
  accident: 'sg',
  body_paint: 'bp',
  recall: 'zh',
  rework: 'fx',
  inspection: 'jc',
  beauty: 'mr',
  pdi: 'pdi',
  internal: 'nb',
};
const PAYERS: Record<Payer, string> = { customer: 'kh', insurer: 'bx', maker: 'cj', shop: 'dn' };
const OLD: Record<OldPart, string> = { none: 'w', customer: 'kh', maker: 'fc', insurer: 'bx', shop: 'dn' };
const CLASSES: Record<PartClass, string> = {
  original: 'yc',
  equivalent: 'tz',
  remanufactured: 'zzz',
  repaired: 'xf',
  reused: 'hy',
  customer_supplied: 'zb',
};
const HOLDS: Record<HoldReason, string> = {
  parts: 'dl',
  customer: 'dkh',
  loss_assessment: 'dds',
  price_approval: 'dhj',
  stopped: 'tg',
};
const CHANNELS: Record<Channel, string> = { in_person: 'dm', phone: 'dh', message: 'wx', written: 'sm' };

const DECISIONS: Record<Decision, string> = { agreed: 'ty', declined: 'jj', open: 'wd' };

export const businessTypes = () => choices('business_type', BUSINESS);
export const payers = () => choices('payer', PAYERS);
export const oldParts = () => choices('old_part', OLD);
export const partClasses = () => choices('part_class', CLASSES);
export const holds = () =>
  choices('hold_reason', HOLDS).map((one) => ({ ...one, label: t(`orders.hold_verbs.${one.value}`) }));
export const channels = () => choices('channel', CHANNELS);
export const decisions = () => choices('decision', DECISIONS);

/** Who can have spoken for the customer of this order, by name where it is known. */
export function speakers(order: OrderFile): { value: Speaker; label: string; letters: string }[] {
  const named = (name: string | null, value: Speaker) =>
    [name, t(`codes.speaker.${value}`)].filter(Boolean).join(' ');
  const bringer = shownText(order.brought_by);
  return [
    ...(bringer ? [{ value: 'bringer' as const, label: named(bringer, 'bringer'), letters: 'sxr' }] : []),
    { value: 'owner', label: named(shownText(order.customer.name), 'owner'), letters: 'cz' },
    { value: 'other', label: t('codes.speaker.other'), letters: 'qt' },
  ];
}

/** The next of a round: what a single key steps through on a line. */
export function nextOf<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length] as T;
}
export const PAYER_ROUND = Object.keys(PAYERS) as Payer[];
export const OLD_ROUND = Object.keys(OLD) as OldPart[];
