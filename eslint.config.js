import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import { ownRules } from './tests/lint/own-rules.js'

/** What style.md says of every file that we write, with or without types. */
const everywhere = {
  'doska/file-name': 'error',
  'doska/reasoned-disable': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
  'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
  semi: ['error', 'never', { beforeStatementContinuationChars: 'any' }],
  quotes: ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
  'eol-last': 'error',
  'no-trailing-spaces': 'error',
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  'object-shorthand': 'error',
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-unsafe-finally': 'error',
  'no-fallthrough': 'error',
}

/** Nothing from the wire reaches a shell; a needed `vi.mock` is a hidden dependency. */
const forbiddenSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'name what you export; a default export only where a tool demands one' },
  { selector: 'Property[key.name="shell"][value.value=true]', message: 'nothing may reach a shell' },
  { selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock)$/]', message: 'pass the dependency in instead of mocking a module' },
]
const noShell = { name: 'node:child_process', importNames: ['exec', 'execSync'], message: 'exec starts a shell; use spawn or execFile' }
const noElectron = { name: 'electron', message: 'only electron/ knows Electron' }
const noTemporal = { name: 'temporal-polyfill', message: 'rules of time live in shared/domain' }
const noNode = { regex: '^node:', message: 'no Node here: shared/ and renderer/ run in a window' }
const onlyZodAndTemporal = { regex: '^(?!\\.|zod$|temporal-polyfill$)', message: 'shared/ imports zod, temporal-polyfill and itself by relative paths' }
const noBridge = { regex: '(^|/)bridge(-socket)?$', message: 'only stores and an app\'s main.ts import the bridge' }
const restrict = (paths, patterns = []) => ({ 'no-restricted-imports': ['error', { paths, patterns }] })

const typed = {
  ...everywhere,
  'no-restricted-syntax': ['error', ...forbiddenSyntax],
  'no-console': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/unbound-method': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNever: true }],
}

const typeScript = {
  languageOptions: { parser: tseslint.parser, parserOptions: { project: ['./tests/lint/tsconfig.json'], tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.vue'] } },
}
/** `any` that comes from elsewhere may be used; writing it stays forbidden. */
const anyIsFine = Object.fromEntries(['argument', 'assignment', 'call', 'member-access', 'return'].map(what => [`@typescript-eslint/no-unsafe-${what}`, 'off']))
const folders = '{shared,agent,electron,hub,cli,renderer,tests}'

export default tseslint.config(
  { ignores: ['out/', 'release/', 'test-results/', 'playwright-report/', 'tests/electron-runtime/', 'resources/demo-school/library/', '**/*.json'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { doska: ownRules } },
  { files: ['**/*.{js,mjs,cjs}'], rules: everywhere },
  {
    files: [`${folders}/**/*.ts`, '*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    ...typeScript,
    rules: typed,
  },
  {
    files: ['renderer/**/*.vue'],
    extends: [tseslint.configs.recommendedTypeChecked, vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { ...typeScript.languageOptions.parserOptions, parser: tseslint.parser } },
    rules: {
      ...typed,
      'vue/no-bare-strings-in-template': ['error', { allowlist: [...'()[]{}.,:;!?·•—–-−+=/\\|×%№°…→←↑↓«»<>&*#0123456789'] }],
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/require-default-prop': 'off',
      'vue/multi-word-component-names': 'off',
    },
  },
  // The lint program leaves imports of `.vue` files open; vue-tsc judges those types.
  {
    files: ['renderer/**/*.{ts,vue}'],
    rules: anyIsFine,
  },

  // Directions (style.md); dependency-cruiser and the project references refuse them too.
  { files: ['shared/**/*.ts'], ignores: ['**/*.test.ts', '**/testing/**'], rules: restrict([], [onlyZodAndTemporal]) },
  { files: ['{agent,hub,cli}/**/*.ts', 'tests/**/*.ts'], rules: restrict([noElectron, noTemporal, noShell]) },
  { files: ['electron/**/*.ts'], rules: restrict([noTemporal, noShell]) },
  { files: ['renderer/**/*.{ts,vue}'], ignores: ['**/*.test.ts'], rules: restrict([noElectron, noTemporal], [noNode, noBridge]) },
  { files: ['renderer/bridge.ts', 'renderer/bridge-socket.ts', 'renderer/**/stores/*.ts', 'renderer/*/*-store.ts', 'renderer/*/main.ts'], rules: restrict([noElectron, noTemporal], [noNode]) },
  { files: ['{agent,electron,hub,cli,renderer,shared}/**/*.{ts,vue}'], ignores: ['shared/text/**', '**/*.test.ts', '**/testing/**', '**/keyboard-layout.ts', 'shared/contract/mqtt/published/examples.ts'], rules: { 'doska/words-in-text': 'error' } },

  // Tools demand a default export of their own settings; tests and benches may be long tables and may print.
  { files: ['**/*.config.ts', '**/playwright.config.ts'], rules: { 'no-restricted-syntax': ['error', ...forbiddenSyntax.slice(1)] } },
  { files: ['resources/demo-school/make/*'], rules: { 'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }] } }, // drawings are long
  {
    files: ['**/*.test.ts', '**/testing/**/*.ts', 'tests/**/*.ts'],
    rules: {
      ...anyIsFine,
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
)
