// The typed call: one idempotency key for one action of a person, kept until the outcome is known.
// Deliberately not exported: the loose form. Sentences for problems stand in words/.
import type { Commands } from './generated';
import { NO_CONNECTION, Problem } from './problem';
import { http } from './http';
import { onDesktop, tauri } from './tauri';
import type { Call, Purpose, Sheet, Transport } from './transport';

type CommandsOf<Kind> = {
  [C in keyof Commands]: Commands[C]['kind'] extends Kind ? C : never;
}[keyof Commands];
/** Commands that answer JSON. */
export type JsonCommand = CommandsOf<'read' | 'write' | 'note' | 'job'>;
/** Commands that answer a printed sheet or a file. */
export type SheetCommand = CommandsOf<'paper' | 'bytes'>;
export type CommandName = keyof Commands;
export type Request<C extends CommandName> = Commands[C]['request'];
export type Answer<C extends CommandName> = Commands[C]['answer'];

/** Who speaks, from where: set by the session, read by each call. */
export const speaker = {
  token: null as string | null,
  terminal: '',
  language: 'zh-CN' as 'zh-CN' | 'en',
  /** Resolves when the person has signed in again; rejects when they leave instead. */
  signInAgain: null as null | (() => Promise<void>),
  /** Hears that an answer did not come. */
  lost: null as null | (() => void),
};

let transport: Transport = onDesktop() ? tauri : http;

/** Tests put their own core behind the screens. */
export function useTransport(other: Transport): void {
  transport = other;
}

/** Pauses before another try after a broken connection, in milliseconds. */
const PAUSES = [300, 1000, 2500];
/** Commands without a key: a repeated sign-in must be judged anew, waiting reads are never repeated. */
const KEYLESS: ReadonlySet<string> = new Set(['staff_sign_in', 'staff_approve', 'changes_since']);
/** Keys of actions whose outcome is unknown: pressing the button again must not do it twice. */
const unresolved = new Map<string, string>();

const underWay = new Set<Promise<unknown>>();

export interface CallOptions {
  signal?: AbortSignal;
  /** Give up at once when the connection breaks: for calls that have their own loop. */
  once?: boolean;
}

/** Asks the core; throws a `Problem`. */
export function call<C extends JsonCommand>(
  command: C,
  request: Request<C>,
  options: CallOptions = {},
): Promise<Answer<C>> {
  const asked = insist(command, request, options, (prepared) => transport.json(prepared));
  if (!KEYLESS.has(command)) note(asked);
  return asked.then((answer) => answer.value as Answer<C>);
}

/**
 * Resolves when every question of this window has its answer and those who asked have gone on with it.
 * News of a change waits for it: a form that is still saving must not be replaced by what its own save has caused.
 */
export async function allAnswered(): Promise<void> {
  while (underWay.size) {
    await Promise.allSettled(underWay);
    await rest(0);
  }
}

/** Fetches a printed sheet or a file. */
export function fetchSheet<C extends SheetCommand>(command: C, request: Request<C>): Promise<Sheet> {
  return insist(command, request, {}, (prepared) => transport.bytes(prepared));
}

/** Sends a file; commands then carry its hash. */
export function uploadFile(content: Blob, signal?: AbortSignal): Promise<string> {
  return upload(content, 'file', signal);
}

/** Sends a photo, which the core scales and frees of its position; records then name it by its hash. */
export function uploadPicture(content: Blob): Promise<string> {
  return upload(content, 'picture');
}

function upload(content: Blob, purpose: Purpose, signal?: AbortSignal): Promise<string> {
  const { token, terminal, language } = speaker;
  return transport.upload(content, { token, terminal, language, ...(signal ? { signal } : {}) }, purpose);
}

export const openSheet = (sheet: Sheet): Promise<void> => transport.open(sheet);
/** The printers of this computer, or nothing where only its viewer prints. */
export const printersHere = (): Promise<string[]> | null => transport.printers?.() ?? null;

/** The printer a sheet goes to from here without a viewer; null where it goes to the viewer. */
export const printerOf = (sheet: Sheet): string | null => (transport.print && sheet.print?.printer) || null;

export async function printSheet(sheet: Sheet): Promise<void> {
  if (sheet.print) await transport.print?.(sheet, sheet.print);
}

export const saveSheet = (sheet: Sheet): Promise<boolean> => transport.save(sheet);

async function insist<T>(
  command: string,
  body: unknown,
  options: CallOptions,
  send: (prepared: Call) => Promise<T>,
): Promise<T> {
  const action = `${command} ${JSON.stringify(body)}`;
  const key = KEYLESS.has(command) ? null : (unresolved.get(action) ?? newKey());
  for (let tries = 0; ; tries += 1) {
    const { token, terminal, language } = speaker;
    try {
      const answer = await send({ command, body, token, key, terminal, language, ...signalOf(options) });
      unresolved.delete(action);
      return answer;
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : null;
      if (problem?.code === 'not_signed_in' && token !== null && speaker.signInAgain && !options.once) {
        await speaker.signInAgain();
        continue;
      }
      if (problem?.code !== NO_CONNECTION) {
        unresolved.delete(action);
        throw thrown;
      }
      if (key !== null) unresolved.set(action, key);
      if (!options.once) speaker.lost?.();
      const pause = PAUSES[tries];
      if (options.once || pause === undefined || KEYLESS.has(command)) throw thrown;
      await rest(pause);
    }
  }
}

function note(asked: Promise<unknown>): void {
  const over = () => underWay.delete(asked);
  underWay.add(asked);
  asked.then(over, over);
}

function signalOf(options: CallOptions): { signal?: AbortSignal } {
  return options.signal ? { signal: options.signal } : {};
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A version 4 UUID; `randomUUID` alone is missing where the host is reached without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
