// One window at one desk, worked by keys: what a person presses, types, sees and waits for. Counts the keys and keeps them in
// their order.
// Deliberately waits for states only, never for times, and uses the mouse nowhere.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { theBrowser } from './browser';
import type { Host } from './host';
import { sheetText } from './sheets';

export interface Seat {
  /** The name of the PC, as it stands in the journal. */
  terminal?: string;
  language?: 'zh-CN' | 'en';
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Device pixels a CSS pixel: 2 is a screen at 200 %. */
  scale?: number;
}

export class Desk {
  /** Keys pressed so far: a chord is one, every typed character is one; free text is not counted. */
  keys = 0;
  /** The same keys one by one, so that whoever doubts the count can read it: ‹free words›, «words spelled out». */
  pressed: string[] = [];
  /** What the page complained about in its console; a good page says nothing. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly host: Host,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    // Somebody listens from the start: asked for only when a key is about to be pressed, it may come too late.
    page.on('filechooser', () => undefined);
    // The browser notes each refusal of the core there too; those are answers, not faults.
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
        this.complaints.push(line.text());
    });
  }

  static async at(host: Host, seat: Seat = {}): Promise<Desk> {
    const context = await (
      await theBrowser()
    ).newContext({
      viewport: { width: seat.width ?? 1366, height: seat.height ?? 768 },
      deviceScaleFactor: seat.scale ?? 1,
      reducedMotion: 'reduce',
      locale: 'zh-CN',
    });
    context.setDefaultTimeout(10_000);
    const kept = {
      'jieche.terminal': seat.terminal ?? '前台-1',
      'jieche.language': seat.language ?? 'zh-CN',
      'jieche.theme': seat.theme ?? 'light',
    };
    await context.addInitScript((items) => {
      for (const [key, value] of Object.entries(items))
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    }, kept);
    const page = await context.newPage();
    await page.goto(host.address);
    return new Desk(page, context, host);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  // — the keyboard —

  /** Forgets what was pressed on the way to where a count begins. */
  countAnew(): void {
    this.keys = 0;
    this.pressed = [];
  }

  /** Presses keys one after the other: `F2`, `Alt+n`, `Control+Enter`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += 1;
      this.pressed.push(key);
    }
  }

  /** Types what counts as keys: codes, numbers, plates. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.keys += text.length;
    this.pressed.push(...text.replaceAll(' ', '␣'));
  }

  /** Writes names through an input method: three keys a character, as pinyin with its choice costs. */
  async spell(words: string): Promise<void> {
    await this.page.keyboard.insertText(words);
    this.keys += words.length * 3;
    this.pressed.push(`«${words}»`);
  }

  /** Writes what a person says: words come through an input method, and are not counted. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.insertText(words);
    this.pressed.push(`‹${words}›`);
  }

  /** The name of what has the keyboard now. */
  where(): Promise<string> {
    return this.page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      const label = at?.labels?.[0]?.cloneNode(true) as HTMLElement | undefined;
      label?.querySelectorAll('[aria-hidden=true], option').forEach((mark) => mark.remove());
      const name =
        at?.getAttribute('aria-label') ?? label?.textContent ?? (at?.matches('button') ? at.textContent : '');
      return (name ?? '').replace(/\s+/g, ' ').trim();
    });
  }

  /** Goes to a field by its label: Enter inside a form, Tab where there is none. */
  async field(label: string): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      if ((await this.where()) === label) return;
      await this.press((await this.entersOn()) ? 'Enter' : 'Tab');
    }
    throw new Error(`no field ${label}; the keyboard is at ${await this.where()}`);
  }

  /** Goes back to a field before this one. */
  async backTo(label: string): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      if ((await this.where()) === label) return;
      await this.press('Shift+Tab');
    }
    throw new Error(`no field ${label} before this one`);
  }

  private entersOn(): Promise<boolean> {
    return this.page.evaluate(() => {
      const at = document.activeElement;
      return !!at?.closest('form') && at.matches('input, textarea, button.select');
    });
  }

  /** Fills fields of the form in their order, by keys. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) {
      await this.field(label);
      await this.press('Control+a');
      if (text === '') await this.press('Delete');
      else if (/^[\x20-\x7e]+$/.test(text)) await this.type(text);
      else await this.write(text);
    }
  }

  /** Chooses in a field with a fixed list. */
  async choose(label: string, option: string): Promise<void> {
    await this.field(label);
    const shown = () =>
      this.page.evaluate(() => document.activeElement?.querySelector('.cut')?.textContent?.trim());
    await this.press('Home');
    for (let step = 0; step < 60 && (await shown()) !== option; step += 1) await this.press('ArrowDown');
    if ((await shown()) !== option) throw new Error(`${label} does not offer ${option}`);
  }

  /** Switches a box to yes. */
  async tick(label: string): Promise<void> {
    await this.field(label);
    if (!(await this.page.evaluate(() => (document.activeElement as HTMLInputElement).checked)))
      await this.press('Space');
  }

  /** Presses a button that has no key of its own: Tab to it, Enter. */
  async button(name: string | RegExp): Promise<void> {
    const button = this.page.getByRole('button', { name }).first();
    await button.waitFor();
    for (let step = 0; step < 120; step += 1) {
      if (await button.evaluate((one) => one === document.activeElement)) return this.press('Enter');
      await this.press('Tab');
    }
    throw new Error(`Tab does not reach the button ${name}`);
  }

  /** Waits until the keyboard is in a field: the screen put it there. */
  async standsIn(label: string): Promise<void> {
    await this.box(label).waitFor();
    while ((await this.where()) !== label) await this.page.evaluate(() => new Promise(requestAnimationFrame));
  }

  // — what is seen —

  /** Waits until a text stands somewhere on the screen. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Waits until a button is offered. */
  async offers(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().waitFor();
  }

  /** Waits until the heading of the screen says so. */
  async headed(text: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).filter({ hasText: text }).first().waitFor();
  }

  /** Waits for the short news at the foot, and takes it away so that the next can be told from it. */
  async told(text: string | RegExp): Promise<void> {
    const news = this.page.locator('.toast').filter({ hasText: text }).first();
    await news.waitFor();
    await news.getByRole('button').last().dispatchEvent('click');
  }

  /** Waits until a field is refused, with the keyboard in it; answers the sentence. */
  async refused(label: string): Promise<string> {
    await this.page.waitForFunction((name) => {
      const at = document.activeElement as HTMLInputElement | null;
      const own = at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? '';
      return (
        own.replace(/[\s*]+/g, '') === name.replace(/\s+/g, '') && at?.getAttribute('aria-invalid') === 'true'
      );
    }, label);
    return this.page.evaluate(() => {
      const note = document.activeElement?.getAttribute('aria-describedby') ?? '';
      return document.getElementById(note)?.textContent?.trim() ?? '';
    });
  }

  /** A field by its label, with or without the mark of a required one. */
  box(label: string): Locator {
    const words = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.page.getByLabel(new RegExp(`^\\s*${words}\\s*\\*?\\s*$`)).first();
  }

  /** What stands in a field. */
  value(label: string): Promise<string> {
    return this.box(label).inputValue();
  }

  row(text: string | RegExp): Locator {
    return this.page.getByRole('row').filter({ hasText: text }).first();
  }

  /** A printed sheet: asked for by its key, drawn on the screen, read back as text; then back to work. */
  async sheet(key: string, name: string): Promise<string> {
    const [answer] = await Promise.all([
      this.page.waitForResponse((one) => one.headers()['content-type'] === 'application/pdf'),
      key.startsWith('button ') ? this.button(key.slice(7)) : this.press(key),
    ]);
    await this.page.waitForFunction(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.dialog canvas');
      const pixels = canvas?.width
        ? canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
        : null;
      return pixels?.some((value, at) => at % 4 === 0 && value < 100 && (pixels[at + 3] ?? 0) > 200);
    });
    const text = sheetText(name, await answer.body());
    await this.press('Escape');
    await this.page.locator('.dialog').first().waitFor({ state: 'hidden' });
    return text;
  }
}
