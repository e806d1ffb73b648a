// The lints of the web UI. Each restriction says which rule of the house it keeps.
// Deliberately no style rules: prettier owns the layout.
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

const folders = (path) =>
  readdirSync(new URL(path, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** What is no floor: what every feature may use, and what puts features together. */
const COMMON = ['shared', 'backend', 'words'];
const FLOORS = folders('./src').filter((folder) => ![...COMMON, 'views'].includes(folder));
/** `floor/feature`, as the folders stand: features know what is common, never each other nor the views. */
const FEATURES = FLOORS.flatMap((floor) => folders(`./src/${floor}`).map((feature) => `${floor}/${feature}`));

const TAURI = {
  group: ['@tauri-apps/*'],
  message: 'Only backend/tauri.ts speaks to the desktop shell.',
};
const ONE_CLOCK = [
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'The business day is +08:00 and comes from the core: use backend/day.ts.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The business day is +08:00 and comes from the core: use backend/day.ts.',
  },
];
/** A question that failed says so: it is no empty answer, and no answer at all is `quietly`'s. */
const NOTHING =
  ':matches(ArrayExpression, ObjectExpression, Literal, Identifier, BlockStatement[body.length=0])';
const TOLD = [
  'CallExpression[callee.property.name="catch"] > .arguments:first-child',
  'CallExpression[callee.property.name="then"] > .arguments:nth-child(2)',
].map((handler) => ({
  selector: `${handler}:function > ${NOTHING}.body`,
  message:
    'A question that failed is no empty answer: useLoad or useAsked with <Unanswered>, or backend/quietly.ts.',
}));
const GUARDED_KEYS = [
  {
    selector: "VDirectiveKey[name.name='on'] > VIdentifier.modifiers[name='enter']",
    message: 'Enter may belong to a Chinese candidate: go through shared/keys.ts.',
  },
];

/** Files of `own` import none of `others`, by whatever way the path is written. */
function walls(own, others) {
  const beside = others.filter((other) => dirname(other) === dirname(own)).map((other) => basename(other));
  const barred = {
    regex: `^(@/|(\\.\\./)+)(${[...others, ...beside].join('|')})(/|$)`,
    message:
      'Features do not import each other or the views: share through shared/ or put together in views/.',
  };
  return {
    files: [`src/${own}/**/*.{ts,vue}`],
    rules: { 'no-restricted-imports': ['error', { patterns: [TAURI, barred] }] },
  };
}

export default ts.config(
  { ignores: ['dist', 'src/backend/generated.ts', 'src/words/codes.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'no-undef': 'off', // the type checker knows better
      'no-restricted-syntax': ['error', ...ONE_CLOCK, ...TOLD],
      'vue/no-restricted-syntax': ['error', ...GUARDED_KEYS],
      'vue/multi-word-component-names': 'off', // Plate, Money, Grid: the shop's words are short
      'vue/require-default-prop': 'off', // optional props are typed
      'vue/attributes-order': 'off', // what a reader looks for first differs from part to part
      'vue/no-v-html': 'error', // text from records is never markup
      'no-console': 'error', // no personal data in logs
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/backend/tauri.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [TAURI] }] },
  },
  ...FEATURES.map((own) => walls(own, ['views', ...FEATURES.filter((other) => other !== own)])),
  walls('shared', ['views', ...FEATURES]),
  walls('words', ['views', ...FEATURES]),
  { ...walls('backend', ['views', 'shared', 'words', ...FEATURES]), ignores: ['src/backend/tauri.ts'] },
  // Tests mount small screens of their own, several in a file.
  {
    files: ['tests/**'],
    rules: { 'vue/one-component-per-file': 'off', 'vue/no-reserved-component-names': 'off' },
  },
  { files: ['src/backend/day.ts', 'tests/**', '*.js', '*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // The one place where a failure is dropped, and nothing with it can be taken for an answer.
  { files: ['src/backend/quietly.ts'], rules: { 'no-restricted-syntax': ['error', ...ONE_CLOCK] } },
  prettier,
);
