// Every open window hears of what others saved: one waiting read, shared by all screens of the window.
// Deliberately no data: a screen that hears of a change asks for the record again.
import { onScopeDispose, readonly, ref } from 'vue';
import type { ChangeNote, RecordKind } from './generated';
import { Problem } from './problem';
import { allAnswered, call, speaker } from './rpc';

/** `live`: changes come in as they happen; `lost`: the core is not reached. */
export type Connection = 'idle' | 'live' | 'lost';

type Listener = (note: ChangeNote | null) => void;

const connection = ref<Connection>('idle');
const listeners = new Set<{ kinds: ReadonlySet<RecordKind>; id: () => number | null; hear: Listener }>();
let running: AbortController | null = null;
/** The waiting read under way; given up when another call finds the core gone. */
let waiting: AbortController | null = null;

export function useConnection() {
  return readonly(connection);
}

/**
 * Calls back when something of these kinds changed; with an id, only for that record.
 * After a lost connection it is called once with null: anything may have changed. Of no kinds it hears nothing else.
 */
export function useChanges(
  kinds: RecordKind | RecordKind[],
  id: number | null | (() => number | null),
  hear: Listener,
): void {
  const listener = {
    kinds: new Set(typeof kinds === 'string' ? [kinds] : kinds),
    id: typeof id === 'function' ? id : () => id,
    hear,
  };
  listeners.add(listener);
  onScopeDispose(() => listeners.delete(listener));
}

/** Starts listening; once for a signed-in window. */
export function listen(): void {
  if (running) return;
  running = new AbortController();
  speaker.lost = () => {
    if (connection.value !== 'live') return;
    connection.value = 'lost';
    waiting?.abort();
  };
  void loop(running.signal);
}

export function stopListening(): void {
  running?.abort();
  waiting?.abort();
  running = null;
  speaker.lost = null;
  connection.value = 'idle';
}

async function loop(signal: AbortSignal): Promise<void> {
  let seq: number | null = null;
  let pause = 500;
  while (!signal.aborted) {
    try {
      const wait = seq !== null && connection.value === 'live';
      const changes: Awaited<ReturnType<typeof ask>> = await ask(seq, wait);
      await allAnswered();
      if (signal.aborted) return;
      if (connection.value === 'lost') tell(null);
      connection.value = 'live';
      // A newer seq without notes: there were too many to tell.
      if (seq !== null && changes.seq !== seq && !changes.notes.length) tell(null);
      if (seq !== null) changes.notes.forEach(tell);
      seq = changes.seq;
      pause = 500;
    } catch (thrown) {
      if (signal.aborted) return;
      // A session that ended is asked for by the next action of the person, not by this loop.
      if (Problem.of(thrown).code !== 'not_signed_in') connection.value = 'lost';
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, 5000);
    }
  }
}

/** Without a seq the core answers where the journal stands now. */
function ask(seq: number | null, wait: boolean) {
  waiting = new AbortController();
  return call('changes_since', { seq: seq ?? -1, wait }, { signal: waiting.signal, once: true });
}

function tell(note: ChangeNote | null): void {
  for (const { kinds, id, hear } of listeners) {
    const own = id();
    const meant =
      note === null ||
      note.touched.some((touched) => kinds.has(touched.kind) && (own === null || own === touched.id));
    if (meant) hear(note);
  }
}
