// What is sent to the customer's messenger about an appointment: when to come and for what, or that they were missed.
// Deliberately from what every list of appointments has, so that the reminders copy the same words.
import { clock, dateOf, weekdayOf } from '@/backend/day';
import type { AppointmentBrief } from '@/backend/generated';
import { carInWords, written } from '@/shared/message';
import type { Message, Sender } from '@/shared/message';
import { inChinese } from '@/words';

/** The message an appointment asks for; null when it has come or was cancelled. */
export function messageOf(one: AppointmentBrief, shop: Sender): Message | null {
  if (one.state === 'no_show' || one.missed) return { kind: 'missed', text: written(missed(one), shop) };
  return one.state === 'booked' ? { kind: 'booked', text: written(booked(one, shop), shop) } : null;
}

function booked(one: AppointmentBrief, shop: Sender): (string | null)[] {
  return [
    inChinese('appointments.messages.booked', { car: carInWords(one.plate, one.model) }),
    inChinese('appointments.messages.at', timeOf(one)),
    one.about ? inChinese('appointments.messages.about', { about: one.about }) : null,
    inChinese('appointments.messages.minutes', { minutes: one.minutes }),
    shop.address ? inChinese('appointments.messages.address', { address: shop.address }) : null,
    inChinese('appointments.messages.change'),
  ];
}

const missed = (one: AppointmentBrief): string[] => [
  inChinese('appointments.messages.missed', { car: carInWords(one.plate, one.model), ...timeOf(one) }),
  inChinese('appointments.messages.again'),
];

function timeOf({ start_at }: AppointmentBrief) {
  const date = dateOf(start_at);
  return { date, weekday: inChinese(`shell.weekdays.d${weekdayOf(date)}`), time: clock(start_at) };
}
