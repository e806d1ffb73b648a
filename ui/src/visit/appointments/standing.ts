// How an appointment stands, in words and in its look; and whom it is for, as short as it can be said.
// Deliberately one place, so that calendar, lists and forms say the same.
import type { AppointmentBrief } from '@/backend/generated';
import { shownText } from '@/shared/shown';
import { t } from '@/words';

/** Plate and name, as far as they are known. */
export function whoOf({ plate, customer_name }: AppointmentBrief): string {
  return [plate?.plate, shownText(customer_name)].filter(Boolean).join(' ');
}

export function stateText({ state, missed }: AppointmentBrief): string {
  return missed ? t('appointments.missed') : t(`codes.appointment_state.${state}`);
}

export function stateLook({ state, missed }: AppointmentBrief): string {
  if (missed || state === 'no_show') return 'late';
  return { booked: 'brand', arrived: 'ok', cancelled: '' }[state];
}
