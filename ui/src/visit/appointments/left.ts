// Where the calendar's cursor stood when a person went to book or to look something up: coming back, they go on there.
// Deliberately only the last day that was looked at, and only while the window is open.
import type { Spot } from './calendar';

let last: { date: string; spot: Spot } | null = null;

export const left = {
  note: (date: string, spot: Spot): void => void (last = { date, spot }),
  spotOn: (date: string): Spot | null => (last?.date === date ? last.spot : null),
};
