// Who is signed in at this window, what they may ask for, and the shop they are in.
// Deliberately no decision about permissions: the core decides, the screen only leaves out what would be refused.
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { CommandName } from './rpc';
import { call, speaker } from './rpc';
import { setClock } from './day';
import type { Session, ShopStatus } from './generated';
import { Problem } from './problem';
import { quietly } from './quietly';

const TOKEN = 'jieche.token';
const TERMINAL = 'jieche.terminal';
const SECRET = 'jieche.terminal_secret';

/** What this window got at its last good sign-in: wrong guesses at other terminals do not make it wait. */
export const terminalSecret = (): string | null => localStorage.getItem(SECRET);

export const useSession = defineStore('session', () => {
  const shop = shallowRef<ShopStatus | null>(null);
  const session = shallowRef<Session | null>(null);
  /** The session ended while work was open: the sign-in stands over the screen, nothing typed is lost. */
  const expired = ref(false);
  const terminal = ref(localStorage.getItem(TERMINAL) ?? newTerminal());
  let waiting: { go: () => void; leave: (problem: Problem) => void }[] = [];

  const person = computed(() => session.value?.person ?? null);
  const signedIn = computed(() => session.value !== null);
  const demo = computed(() => shop.value?.demo ?? false);
  const allowed = computed(() => new Set<string>(session.value?.commands ?? []));

  function may(command: CommandName): boolean {
    return allowed.value.has(command);
  }

  function rename(name: string): void {
    terminal.value = name.trim() || terminal.value;
    localStorage.setItem(TERMINAL, terminal.value);
    speaker.terminal = terminal.value;
  }

  /** Asks the shop how it stands; the clock follows. */
  async function refresh(): Promise<ShopStatus> {
    const status = await call('shop_status', {});
    setClock(status.now);
    shop.value = status;
    return status;
  }

  /** At the start of the window: the shop, and the person who was signed in before a reload. */
  async function resume(): Promise<void> {
    speaker.terminal = terminal.value;
    const status = await refresh();
    const token = sessionStorage.getItem(TOKEN);
    if (!token || status.stage !== 'open') return;
    speaker.token = token;
    try {
      take(await call('staff_me', {}));
    } catch (thrown) {
      forget();
      if (Problem.of(thrown).code !== 'not_signed_in') throw thrown;
    }
  }

  /** What this person may has changed: asks for it anew. */
  async function renew(): Promise<void> {
    if (signedIn.value && !expired.value) take(await call('staff_me', {}));
  }

  async function signIn(login: string, password: string): Promise<void> {
    const answer = await call('staff_sign_in', { login, password, terminal_secret: terminalSecret() });
    if (answer.terminal_secret) localStorage.setItem(SECRET, answer.terminal_secret);
    take(answer);
    await refresh();
  }

  function take(answer: Session): void {
    session.value = answer;
    speaker.token = answer.token;
    speaker.signInAgain = askAgain;
    sessionStorage.setItem(TOKEN, answer.token);
    expired.value = false;
    waiting.forEach(({ go }) => go());
    waiting = [];
  }

  function askAgain(): Promise<void> {
    expired.value = true;
    return new Promise((go, leave) => waiting.push({ go, leave }));
  }

  async function signOut(): Promise<void> {
    const leaving = session.value !== null && !expired.value;
    // Who leaves is gone: a session the core did not hear the end of ends by itself.
    if (leaving) await quietly(call('staff_sign_out', {}, { once: true }));
    forget();
  }

  function forget(): void {
    session.value = null;
    speaker.token = null;
    speaker.signInAgain = null;
    sessionStorage.removeItem(TOKEN);
    expired.value = false;
    waiting.forEach(({ leave }) => leave(new Problem('not_signed_in')));
    waiting = [];
  }

  return {
    shop,
    session,
    expired,
    terminal,
    person,
    signedIn,
    demo,
    may,
    rename,
    refresh,
    resume,
    renew,
    signIn,
    take,
    signOut,
    forget,
  };
});

/** A first name for this PC, to be changed in the settings. */
function newTerminal(): string {
  const figure = crypto.getRandomValues(new Uint16Array(1))[0]! % 10_000;
  const name = `PC-${String(figure).padStart(4, '0')}`;
  localStorage.setItem(TERMINAL, name);
  return name;
}
