// Every screen of the program and how to come to it in a shop that has something on each of them.
// Deliberately addresses and keys only: what a screen does is tested elsewhere.
import { appointmentScreens } from './appointments';
import { conflictScreens } from './conflicts';
import { deskScreens, fileScreens } from './front_desk';
import { moneyScreens, officeScreens } from './offices';
import { orderScreens, receptionScreens } from './orders';
import type { Screen } from './screen';
import type { Shown } from './shown';

export { FIRST, maskedScreens } from './front_desk';
export { prepare } from './shown';
export type { Screen, Shown };

/** All that a general manager who is administrator too can go to. */
export function screensOf(shown: Shown): Screen[] {
  const here = { ...shown, own: shown.typedAt.pop() };
  return [
    deskScreens,
    fileScreens,
    appointmentScreens,
    orderScreens,
    receptionScreens,
    conflictScreens,
    moneyScreens,
    officeScreens,
  ].flatMap((part) => part(here));
}
