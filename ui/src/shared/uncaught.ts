// The last to hear of what went wrong: a refusal nobody waited for is told as news all the same.
// Deliberately no repair, and no word of faults of the program itself: those go to the console as ever.
import type { App } from 'vue';
import { Problem } from '@/backend/problem';
import { complain } from './toast';

export function tellUncaught(app: App): void {
  // Vue hears what fails in handlers and hooks, the window what was not waited for.
  app.config.errorHandler = (thrown) => {
    if (!(thrown instanceof Problem)) throw thrown;
    complain(thrown);
  };
  window.addEventListener('unhandledrejection', (event) => {
    if (!(event.reason instanceof Problem)) return;
    event.preventDefault();
    complain(event.reason);
  });
}
