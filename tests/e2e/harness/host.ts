// The real host on a data folder of its own, started and stopped with the test file that uses it.
// Its clock starts on a working morning and runs on, whenever the tests run. Deliberately no mock: what the core is asked,
// the core answers.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../../..');
export const PROGRAM = process.env.JIECHE_HOST ?? join(ROOT, 'target/debug/jieche-host');
const SCREENS = process.env.JIECHE_UI ?? join(ROOT, 'ui/dist');
export const SAMPLES = join(ROOT, 'tests/samples');
/** When every host starts, on the shop's clock: a Tuesday with its afternoon still to come. */
export const MORNING = process.env.JIECHE_NOW ?? '2026-11-24T09:30';
/** Screenshots and sheets, for people to look at; git ignores it. */
export const ARTIFACTS = join(ROOT, 'tests/.artifacts');

/** What an answer of the core holds, as far as a test looks into it. */
export type Answer = any;

export class Host {
  private constructor(
    readonly address: string,
    readonly data: string,
    private readonly process: ChildProcess,
  ) {}

  /** A host on an empty folder: the very first start. */
  static async empty(): Promise<Host> {
    return Host.on(freshFolder());
  }

  /** A host with a copy of the demo shop opened, as the first start opens it. */
  static async demo(template: string): Promise<Host> {
    const data = freshFolder();
    cpSync(template, join(data, 'demo'), { recursive: true });
    return Host.demoOn(data);
  }

  private static async demoOn(data: string): Promise<Host> {
    const host = await Host.on(data);
    await host.ask('shop_open_demo', {});
    while ((await host.ask('shop_status', {})).stage !== 'open') await setImmediate();
    return host;
  }

  private static async on(data: string): Promise<Host> {
    if (!existsSync(join(SCREENS, 'index.html')))
      throw new Error(`no screens in ${SCREENS}: build the ui first`);
    const words = ['--data', data, '--listen', '127.0.0.1:0', '--ui', SCREENS, '--now', MORNING];
    const host = spawn(PROGRAM, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: host.stdout })) {
      const address = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
      if (address) return new Host(address, data, host);
    }
    throw new Error('the host ended before it listened');
  }

  /** Ends the host as a system would, and throws its folder away. */
  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    if (this.process.exitCode === null && this.process.kill('SIGTERM')) await ended;
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Kills the host on the spot, as a crash would; answers another on what it left of the demo shop. */
  async killed(): Promise<Host> {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGKILL');
    await ended;
    return Host.demoOn(this.data);
  }

  /** Ends the host, lets something befall its folder, and starts another on it. */
  async struck(befalls: (data: string) => void): Promise<Host> {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGTERM');
    await ended;
    befalls(this.data);
    return Host.on(this.data);
  }

  /** Asks the core directly, for what a screen does not show. */
  async ask(command: string, body: unknown, token?: string): Promise<Answer> {
    const answer = await fetch(`${this.address}/rpc/${command}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json',
        'X-Terminal': 'test',
        'Idempotency-Key': crypto.randomUUID(),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    });
    const said: Answer = await answer.json();
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(said)}`);
    return said.value;
  }

  /** Lays a file before the core, for records and imports to name it by its hash. */
  async upload(content: string, token: string): Promise<string> {
    const answer = await fetch(`${this.address}/files`, {
      method: 'POST',
      body: content,
      headers: { 'X-Terminal': 'test', 'X-Purpose': 'file', Authorization: `Bearer ${token}` },
    });
    return ((await answer.json()) as Answer).hash;
  }

  /** A session beside the windows. */
  async token(login: string, password: string): Promise<string> {
    return (await this.ask('staff_sign_in', { login, password })).token;
  }
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'jieche-e2e-'));
}
