// The two ways to the core, chosen once: the desktop shell's commands, or HTTP to the host.
// Deliberately no retries, keys or sessions here: `rpc.ts` owns those.

import type { PrintWay } from './generated';

export interface Call {
  command: string;
  body: unknown;
  token: string | null;
  /** Idempotency key: the same key twice gives the first answer. */
  key: string | null;
  terminal: string;
  language: 'zh-CN' | 'en';
  signal?: AbortSignal;
}

export interface Sheet {
  name: string;
  mime: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** How this terminal prints it; missing where the sheet is not printed, or cannot be from here. */
  print?: PrintWay | null;
}

/** What an uploaded file is to be: kept as it is, or a photo that is scaled and loses its position. */
export type Purpose = 'file' | 'picture';

export interface Transport {
  /** JSON answer, or throws a `Problem`; a broken connection throws `no_connection`. */
  json(call: Call): Promise<{ value: unknown }>;
  /** Raw bytes: printed sheets and files. */
  bytes(call: Call): Promise<Sheet>;
  /** Sends a file, answers its hash. A picture is cleaned on the way in. */
  upload(content: Blob, call: Omit<Call, 'command' | 'body' | 'key'>, purpose: Purpose): Promise<string>;
  /** Hands a sheet to the system's viewer, where it is printed. */
  open(sheet: Sheet): Promise<void>;
  /** Lets the person keep the sheet under a name; false when they changed their mind. */
  save(sheet: Sheet): Promise<boolean>;
  /** The printers of this computer; missing where the program that shows the screens has none (a browser). */
  printers?(): Promise<string[]>;
  /** Sends a sheet to a printer without a viewer in between. */
  print?(sheet: Sheet, way: PrintWay): Promise<void>;
}
