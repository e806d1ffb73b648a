// The appointments: calendar, week, reminders, rates, one of each standing, and booking. Nothing is typed into a new booking
// that the address can say, since what is typed is kept as a draft for the next look.
// Deliberately no booking saved: appointments.test.ts does that.
import { once, pressing } from './screen';
import type { Screen } from './screen';
import type { Shown } from './shown';

export function appointmentScreens({ booked, working }: Shown): Screen[] {
  const { day, whole, over, missed, noShow, cancelled } = booked;
  const { start_at, bay_id, advisor_id } = whole.brief;
  const taken = `/appointments/new?at=${start_at}&bay=${bay_id}&advisor=${advisor_id}`;
  return [
    { name: 'appointments', at: '/appointments', stands: '.day .body' },
    { name: 'appointments-day', at: `/appointments?day=${day}`, stands: '.day .block' },
    {
      name: 'appointments-carrying',
      stands: '.ghost',
      then: async (desk) => {
        await desk.page.locator('.scroller').focus();
        await desk.press('Home', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight');
      },
    },
    { name: 'appointments-by-advisor', at: `/appointments?day=${day}&by=advisor`, stands: '.day .block' },
    { name: 'appointments-week', at: '/appointments?tab=week', stands: '.week td .load' },
    { name: 'appointments-week-advisor', at: '/appointments?tab=week&by=advisor', stands: '.week td .load' },
    { name: 'appointments-reminders', at: '/appointments?tab=reminders', stands: '.list .now' },
    { name: 'appointments-rates', at: '/appointments?tab=rates', stands: '.rates .card' },
    { name: 'appointment', at: `/appointments/${whole.brief.id}`, stands: '.booking .car' },
    {
      name: 'appointment-sheet',
      stands: '.dialog canvas',
      then: once('.acts', 'F9'),
    },
    {
      name: 'appointment-cancel',
      at: `/appointments/${whole.brief.id}`,
      stands: '.dialog form',
      then: once('.acts', 'Alt+x'),
    },
    { name: 'appointment-over', at: `/appointments/${over.brief.id}`, stands: '.acts' },
    { name: 'appointment-missed', at: `/appointments/${missed.brief.id}`, stands: '.acts' },
    { name: 'appointment-no-show', stands: '.dialog form', then: pressing('Alt+w') },
    { name: 'appointment-not-come', at: `/appointments/${noShow.brief.id}`, stands: '.strip.late' },
    { name: 'appointment-cancelled', at: `/appointments/${cancelled.brief.id}`, stands: '.strip.late' },
    { name: 'appointment-new', at: '/appointments/new', stands: '.booking input' },
    {
      name: 'appointment-new-car',
      stands: '.popup [role=option]',
      then: async (desk) => {
        await desk.page.locator('.booking input').first().focus();
        await desk.type('B');
      },
    },
    { name: 'appointment-new-over', at: `${taken}&car=${working.vehicle.id}`, stands: '.against li' },
    {
      name: 'appointment-new-item',
      stands: '.popup [role=option]',
      then: async (desk) => {
        await desk.page.locator('.booking .find input').focus();
        await desk.type('GS00');
      },
    },
    {
      name: 'appointment-overbook',
      at: `${taken}&car=${working.vehicle.id}`,
      stands: '.dialog form li',
      then: once('.against li', 'Control+Enter'),
    },
  ];
}
