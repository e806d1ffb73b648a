// The core over HTTP: browser tabs, other PCs, tablets, tests.
// Deliberately no retries, keys or sessions: `rpc.ts` owns those.
import { NO_CONNECTION, Problem } from './problem';
import type { Call, Sheet, Transport } from './transport';

export const http: Transport = {
  async json(call) {
    const answer = await send(call);
    return (await answer.json().catch(() => {
      throw new Problem(NO_CONNECTION);
    })) as { value: unknown };
  },

  async bytes(call) {
    const answer = await send(call);
    const content = await answer.arrayBuffer().catch(() => {
      throw new Problem(NO_CONNECTION);
    });
    return {
      name: nameIn(answer.headers.get('content-disposition')) ?? call.command,
      mime: answer.headers.get('content-type') ?? 'application/octet-stream',
      bytes: new Uint8Array(content),
    };
  },

  async upload(content, call, purpose) {
    const answer = await reach(
      '/files',
      { method: 'POST', body: content, headers: { ...headers(call), 'X-Purpose': purpose } },
      call.signal,
    );
    return ((await answer.json()) as { hash: string }).hash;
  },

  async open(sheet) {
    const address = URL.createObjectURL(new Blob([sheet.bytes], { type: sheet.mime }));
    window.open(address, '_blank');
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  },

  async save(sheet) {
    const address = URL.createObjectURL(new Blob([sheet.bytes], { type: sheet.mime }));
    const link = document.createElement('a');
    link.href = address;
    link.download = sheet.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return true;
  },
};

function send(call: Call): Promise<Response> {
  return reach(
    `/rpc/${call.command}`,
    {
      method: 'POST',
      body: JSON.stringify(call.body),
      headers: { ...headers(call), 'Content-Type': 'application/json' },
    },
    call.signal,
  );
}

async function reach(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, signal: signal ?? null });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw new Problem(NO_CONNECTION);
  }
  if (answer.ok) return answer;
  throw await answer.json().then(
    // A gateway's bare 502–504 is a connection that broke on the way, not an answer of the core.
    (body: unknown) =>
      body === null && answer.status >= 502 ? new Problem(NO_CONNECTION) : Problem.from(body),
    () => new Problem(answer.status >= 502 ? NO_CONNECTION : 'internal'),
  );
}

function headers(
  call: Omit<Call, 'command' | 'body' | 'key'> & { key?: string | null },
): Record<string, string> {
  return {
    'Accept-Language': call.language,
    // Headers carry ASCII only, terminals are called 前台-1.
    'X-Terminal': encodeURIComponent(call.terminal),
    ...(call.token ? { Authorization: `Bearer ${call.token}` } : {}),
    ...(call.key ? { 'Idempotency-Key': call.key } : {}),
  };
}

/** The file name of a Content-Disposition header, RFC 5987 form first. */
export function nameIn(disposition: string | null): string | null {
  if (!disposition) return null;
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
  if (extended?.[1]) return decodeURIComponent(extended[1]);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null;
}

export type { Sheet };
