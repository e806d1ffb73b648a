// The core inside the desktop program: the only file that knows Tauri.
// Deliberately no retries, keys or sessions: `rpc.ts` owns those.
import { invoke, isTauri } from '@tauri-apps/api/core';
import { Problem } from './problem';
import type { Call, Sheet, Transport } from './transport';

export const onDesktop = isTauri;

export const tauri: Transport = {
  json: (call) => invoke<{ value: unknown }>('rpc', spoken(call)).catch(refuse),

  async bytes(call) {
    const raw = await invoke<ArrayBuffer>('rpc_bytes', spoken(call)).catch(refuse);
    return unpack(raw, call.command);
  },

  async upload(content, call, purpose) {
    const raw = new Uint8Array(await content.arrayBuffer());
    const answer = await invoke<{ hash: string }>('upload', raw, {
      headers: {
        'X-Token': call.token ?? '',
        'X-Terminal': encodeURIComponent(call.terminal),
        'X-Purpose': purpose,
      },
    }).catch(refuse);
    return answer.hash;
  },

  open: (sheet) => hand('open_document', sheet).then(() => undefined),
  save: (sheet) => hand('save_document', sheet).then((kept) => kept !== false),

  printers: () => invoke<string[]>('printers').catch(refuse),
  print: (sheet, { printer, copies, stock }) =>
    hand('print_document', sheet, {
      'X-Printer': encodeURIComponent(printer ?? ''),
      'X-Copies': String(copies),
      'X-Stock': stock,
    }).then(() => undefined),
};

function spoken({ command, body, token, key, terminal, language }: Call): Record<string, unknown> {
  return { command, body, token, key, terminal, language };
}

function hand(command: string, sheet: Sheet, more: Record<string, string> = {}): Promise<unknown> {
  const headers = { 'X-Name': encodeURIComponent(sheet.name), ...more };
  return invoke(command, sheet.bytes, { headers }).catch(refuse);
}

/** Bytes come with their name before them: u32 length, name and mime as JSON, content. */
function unpack(raw: ArrayBuffer, fallback: string): Sheet {
  const length = new DataView(raw).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(raw, 4, length))) as Partial<Sheet>;
  return {
    name: head.name ?? fallback,
    mime: head.mime ?? 'application/octet-stream',
    bytes: new Uint8Array(raw, 4 + length),
    print: head.print ?? null,
  };
}

function refuse(said: unknown): never {
  throw Problem.from(said);
}
