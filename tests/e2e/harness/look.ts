// Looks at a screen as a demanding designer would, by measuring: what is cut, what overlaps, what runs off the side,
// what an assistive program cannot tell. Deliberately no taste: that is for people with the screenshots.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Sentences about what is wrong with the layout; none when it is right. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(measure);
}

/** What axe-core finds, a sentence each. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    interface Found {
      violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
    }
    const axe = (window as unknown as { axe: { run(what: unknown, options: unknown): Promise<Found> } }).axe;
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    const faults: string[] = [];
    for (const { id, nodes } of violations)
      for (const node of nodes) {
        const place = node.target.join(' ');
        const element = document.querySelector(place);
        // A target half below the fold is not small: judged again where it can be seen whole.
        if (id === 'target-size' && element) {
          element.scrollIntoView({ block: 'center' });
          const again = await axe.run(element, { runOnly: { type: 'rule', values: [id] } });
          if (!again.violations.length) continue;
        }
        faults.push(`axe ${id}: ${place} — ${node.failureSummary.replace(/\s+/g, ' ')}`);
      }
    return faults;
  }, RULES);
}

/** Chinese words of the screens that stand on an English one, outside of `data` that people brought. */
export async function chineseLeft(page: Page, chinese: RegExp[], data = '.data'): Promise<string[]> {
  const texts: string[] = await page.evaluate((brought) => {
    const found: string[] = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const parent = words.currentNode.parentElement;
      if (parent && !parent.closest(`script, style, textarea, ${brought}`))
        found.push(words.currentNode.textContent ?? '');
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(one.getAttribute(name) ?? '');
    return found
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => /\p{Script=Han}/u.test(text));
  }, data);
  return [...new Set(texts)].filter((text) => chinese.some((word) => word.test(text)));
}

/** The words of a table of texts as patterns; `{arguments}` stand for anything. */
export function patternsOf(words: object): RegExp[] {
  return Object.values(words).flatMap((value: string | object) => {
    if (typeof value !== 'string') return patternsOf(value);
    const literal = value.replace(/\{\w+\}/g, '');
    if (!/\p{Script=Han}/u.test(literal)) return [];
    const pattern = value.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+');
    return [new RegExp(`^${pattern}$`, 'u')];
  });
}

/** Runs in the page. */
function measure(): string[] {
  const faults: string[] = [];
  const EDGE = 1.5;
  const wide = document.documentElement.clientWidth;
  const layerOf = (one: Element) => one.closest('.shade, .popup, .menu, .toasts, .skip') ?? document.body;
  const name = (one: Element) =>
    `${one.tagName.toLowerCase()}${one.classList.length ? `.${[...one.classList].join('.')}` : ''} "${(one.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}"`;

  if (document.documentElement.scrollWidth > wide)
    faults.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} > ${wide}`);
  for (const one of document.querySelectorAll('.content, .page, .panel, .dialog, form'))
    if (one.scrollWidth > one.clientWidth + 1 && !one.closest('[role=grid], .wide'))
      faults.push(
        `${one.className || one.tagName} is wider than its place: ${one.scrollWidth} > ${one.clientWidth}`,
      );

  // What is below the edge of a pane that does not scroll cannot be come to by any key.
  for (const one of document.querySelectorAll('.content, .panel, .dialog'))
    if (getComputedStyle(one).overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1)
      faults.push(
        `${one.className || one.tagName} hides its foot: ${one.scrollHeight} > ${one.clientHeight}`,
      );

  // A cell may end its words in dots, but a plate or a mark is one thing: half of it is nothing.
  for (const one of document.querySelectorAll('[role=gridcell] .plate, [role=gridcell] .pill')) {
    const cell = one.closest('[role=gridcell]') ?? one;
    const room = cell.getBoundingClientRect().right - parseFloat(getComputedStyle(cell).paddingRight);
    const over = one.getBoundingClientRect().right - room;
    if (over > 0.5 && one.checkVisibility())
      faults.push(`cut in its cell: ${name(one)} (${Math.round(over)} px)`);
  }

  interface Seen {
    element: Element;
    box: DOMRect;
  }
  const seen: Seen[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || !walker.currentNode.textContent?.trim()) continue;
    if (element.closest('.hidden-words, script, style, [hidden], .skip')) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const part of range.getClientRects()) {
      const box = shown(element, part);
      if (box) seen.push({ element, box });
    }
  }

  /** What is seen of a text: cut by panes that scroll; by others it is a fault. */
  function shown(element: Element, part: DOMRect): DOMRect | null {
    let { left, top, right, bottom } = part;
    let ellipsis = false;
    for (
      let pane: Element | null = element;
      pane && pane !== document.documentElement;
      pane = pane.parentElement
    ) {
      const style = getComputedStyle(pane);
      if (style.textOverflow === 'ellipsis') ellipsis = true;
      const box = pane.getBoundingClientRect();
      if (style.overflowX !== 'visible') {
        const scrolls = /auto|scroll/.test(style.overflowX);
        const meant =
          ellipsis &&
          (pane.matches('.cut, [role=gridcell], .payer') ||
            pane.closest('.cut, [role=gridcell], .payer, [title]'));
        if (
          !scrolls &&
          !meant &&
          right > box.right + EDGE &&
          left < box.right &&
          bottom > box.top &&
          top < box.bottom
        )
          faults.push(
            `cut at the side: ${name(element)} by ${name(pane).slice(0, 60)} (${Math.round(right - box.right)} px)`,
          );
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      if (style.overflowY !== 'visible') {
        const scrolls = /auto|scroll/.test(style.overflowY);
        if (!scrolls && top < box.bottom && bottom > box.bottom + 3 && right > left)
          faults.push(
            `cut below: ${name(element)} by ${name(pane).slice(0, 60)} (${Math.round(bottom - box.bottom)} px)`,
          );
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      if (style.position === 'fixed') break;
    }
    if (right <= left || bottom <= top) return null;
    if (right > wide + EDGE) faults.push(`runs off the side: ${name(element)}`);
    return new DOMRect(left, top, right - left, bottom - top);
  }

  /** A hint is no text of the page: its width is computed. */
  function hintIsCut(field: HTMLInputElement): boolean {
    if (field.value || !field.placeholder) return false;
    const style = getComputedStyle(field);
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) return false;
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return pen.measureText(field.placeholder).width > room + 1;
  }

  const visible = seen.filter(({ box }) => box.bottom > 0 && box.top < window.innerHeight);
  for (const [index, one] of visible.entries())
    for (const other of visible.slice(index + 1)) {
      if (
        one.element === other.element ||
        one.element.contains(other.element) ||
        other.element.contains(one.element)
      )
        continue;
      if (layerOf(one.element) !== layerOf(other.element)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 2 && down > 4) faults.push(`overlap: ${name(one.element)} and ${name(other.element)}`);
    }

  for (const one of document.querySelectorAll(
    'button, a[href], input, textarea, [role=option], [role=radio], [role=menuitem]',
  )) {
    if (one.closest('.hidden-words, .skip') || one.matches('.hidden-words, .skip') || !one.checkVisibility())
      continue;
    const own = (
      one.matches('input[type=checkbox], input[type=radio]') ? (one.closest('label') ?? one) : one
    ).getBoundingClientRect();
    if (own.width > 0 && (own.width < 23.5 || own.height < 23.5))
      faults.push(`too small to hit: ${name(one)} ${Math.round(own.width)}×${Math.round(own.height)}`);
    if (one.matches('input[placeholder]') && hintIsCut(one as HTMLInputElement))
      faults.push(`hint cut: ${(one as HTMLInputElement).placeholder}`);
  }
  for (const one of document.querySelectorAll(
    'h1, h2, h3, th, dt, legend, label, .btn, [role=columnheader], [role=tab]',
  ))
    if (
      one.checkVisibility() &&
      !one.matches('.hidden-words') &&
      one.scrollWidth > one.clientWidth + 1 &&
      getComputedStyle(one).overflowX !== 'visible'
    )
      faults.push(`words cut: ${name(one)}`);
  return [...new Set(faults)];
}
