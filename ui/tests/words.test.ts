// The words: both languages say the same things, with the same arguments.
import { expect, it } from 'vitest';
import { Problem } from '@/backend/problem';
import en from '@/words/en';
import zh from '@/words/zh-CN';
import { codesOf, language, t, wordAmong, wordOf } from '@/words';
import generated from '@/backend/generated.ts?raw';
import { problemText } from '@/words/problems';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}
/** What a text is filled with; of two forms the one for more than one. */
const slots = (text: string) =>
  [...(text.split('|').at(-1) ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it('has every text in both languages, with the same arguments', () => {
  const chinese = leaves(zh);
  const english = new Map(leaves(en));
  expect([...english.keys()].sort()).toEqual(chinese.map(([key]) => key).sort());
  const differing = chinese.filter(
    ([key, text]) => slots(text).join() !== slots(english.get(key) ?? '').join(),
  );
  expect(differing).toEqual([]);
});

it('says what a code is called in the language of the window, and nothing of what is no code', () => {
  expect([t('codes.payer.maker'), wordOf('payer', 'maker')]).toEqual(['厂家', '厂家']);
  expect(codesOf('decision'), 'in the core’s order').toEqual(['open', 'agreed', 'declined']);
  expect(wordAmong(['order_state', 'appointment_state'], 'no_show')).toBe('未到');
  expect(wordAmong(['order_state'], 'constructor'), 'no code, whatever objects have').toBeNull();
  language.value = 'en';
  const said = wordOf('payer', 'maker');
  language.value = 'zh-CN';
  expect(said).toBe('Maker');
});

/** Groups of words that say nothing but what codes are called: `payers: { customer: '客户', … }`. */
function repeated(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value === 'string' || path + key === 'codes') return [];
    const said = Object.entries(value);
    const same = (words: Tree) => said.length > 1 && said.every(([name, text]) => words[name] === text);
    const kind = Object.entries(zh.codes).find(([, words]) => same(words));
    return [...(kind ? [`${path}${key} is codes.${kind[0]}`] : []), ...repeated(value, `${path}${key}.`)];
  });
}

it('says no code a second time', () => {
  expect(repeated(zh)).toEqual([]);
  const twice = {
    orders: { payers: { customer: '客户', shop: '店内' }, way: { quote: '报价', work: '维修' } },
  };
  expect(repeated(twice), 'a group that repeats one is seen').toEqual(['orders.payers is codes.payer']);
});

it('names every write in the journal', () => {
  const commands = [...generated.matchAll(/^ {2}(\w+): \{ request: .*kind: "write" \};$/gm)].map(
    ([, name]) => name,
  );
  expect(commands.length).toBeGreaterThan(50);
  const words: Tree = zh.journal.operations;
  expect(commands.filter((name) => !(`${name}` in words))).toEqual([]);
});

it('has no character the message format would take for its own', () => {
  const risky = leaves(zh).filter(([, text]) => /[@|]/.test(text));
  // In English a text may have two forms, for one and for more.
  const english = leaves(en).filter(([, text]) => /@/.test(text) || text.split('|').length > 2);
  expect([...risky, ...english]).toEqual([]);
});

it('counts in English', () => {
  language.value = 'en';
  const said = [0, 1, 2].map((count) => t('orders.word.all_agreed', { count, amount: '9.00' }));
  language.value = 'zh-CN';
  expect(said.map((text) => text.split(',')[0])).toEqual(['0 lines', '1 line', '2 lines']);
  expect(t('orders.word.all_agreed', { count: 1, amount: '9.00' }), 'Chinese has one form').toContain('1 项');
});

it('says what went wrong in words, also for a code it does not know', () => {
  const at = String(Date.UTC(2026, 10, 23, 2, 30));
  expect(problemText(new Problem('changed_meanwhile', null, { by: '林梅', at }))).toBe(
    '林梅 已于 2026-11-23 10:30 修改并保存。',
  );
  expect(problemText(new Problem('wrong_state', null, { state: 'ready' }))).toContain('待交车');
  expect(problemText(new Problem('brand_new'))).toContain('brand_new');
});
