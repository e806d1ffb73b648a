// The lints of the web UI. Each restriction says which rule of the house it keeps.
// Deliberately no style rules: prettier owns the layout.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

/** Features know `shared/`, `backend/` and `words/`, never each other: `views/` puts them together. */
const FEATURES = [
  'first_start',
  'sign_in',
  'front_desk',
  'customers',
  'vehicles',
  'repair_orders',
  'settlement',
  'surveys',
  'reports',
  'imports',
  'backup',
  'phrases',
  'reception',
  'settings',
  'staff',
  'journal',
  'labour',
  'parts',
];

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
const GUARDED_KEYS = [
  {
    selector: "VDirectiveKey[name.name='on'] > VIdentifier.modifiers[name='enter']",
    message: 'Enter may belong to a Chinese candidate: go through shared/keys.ts.',
  },
];

function walls(own, others) {
  return {
    files: [`src/${own}/**/*.{ts,vue}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            TAURI,
            {
              group: others.flatMap((folder) => [`@/${folder}/*`, `@/${folder}`, `**/../${folder}/*`]),
              message:
                'Features do not import each other or the views: share through shared/ or put together in views/.',
            },
          ],
        },
      ],
    },
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
      'no-restricted-syntax': ['error', ...ONE_CLOCK],
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
  { ...walls('backend', ['views', 'shared', 'words', ...FEATURES]), ignores: ['src/backend/tauri.ts'] },
  // Tests mount small screens of their own, several in a file.
  {
    files: ['tests/**'],
    rules: { 'vue/one-component-per-file': 'off', 'vue/no-reserved-component-names': 'off' },
  },
  { files: ['src/backend/day.ts', 'tests/**', '*.js', '*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  prettier,
);
