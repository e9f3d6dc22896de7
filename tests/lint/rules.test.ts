import { join } from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

// Planted files do not stand in the lint program: each is its own small one.
const alone = { allowDefaultProject: ['*/*.ts', '*/*/*.{ts,vue}', '*/*/*/*.ts'], defaultProject: 'tsconfig.base.json', maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 100 }
const eslint = new ESLint({
  cwd: join(import.meta.dirname, '../..'),
  overrideConfig: [{ files: ['**/*.{ts,vue}'], languageOptions: { parserOptions: { project: null, projectService: alone } } }],
})

async function rulesAgainst(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return [...new Set(result!.messages.map(({ ruleId, message }) => ruleId ?? message))]
}

test.each([
  ['a default export', 'shared/planted.ts', 'export default 1\n', 'no-restricted-syntax'],
  ['any', 'shared/planted.ts', 'export const x: any = 1\n', '@typescript-eslint/no-explicit-any'],
  ['a promise that nobody waits for', 'hub/planted.ts', 'export const start = (): void => {\n  Promise.resolve(1)\n}\n', '@typescript-eslint/no-floating-promises'],
  ['a type imported as a value', 'shared/planted.ts', 'import { Result } from \'./result\'\nexport const x: Result<1, 2> = { ok: true, value: 1 }\n', '@typescript-eslint/consistent-type-imports'],
  ['@ts-ignore', 'shared/planted.ts', '// @ts-ignore\nexport const x: number = \'1\'\n', '@typescript-eslint/ban-ts-comment'],
  ['a forgotten case of a union', 'shared/planted.ts', 'export function f(kind: \'a\' | \'b\'): number {\n  switch (kind) {\n    case \'a\': return 1\n  }\n  return 2\n}\n', '@typescript-eslint/switch-exhaustiveness-check'],
  ['console in the hub', 'hub/planted.ts', 'console.log(1)\n', 'no-console'],
  ['console in the agent', 'agent/planted.ts', 'console.log(1)\n', 'no-console'],
  ['console in a window', 'renderer/board/planted.ts', 'console.log(1)\n', 'no-console'],
  ['a shell', 'agent/planted.ts', 'import { exec } from \'node:child_process\'\nexport const run = exec\n', 'no-restricted-imports'],
  ['spawn through a shell', 'agent/planted.ts', 'import { spawn } from \'node:child_process\'\nexport const run = (): unknown => spawn(\'ls\', { shell: true })\n', 'no-restricted-syntax'],
  ['Electron in the agent', 'agent/planted.ts', 'import { app } from \'electron\'\nexport const a = app\n', 'no-restricted-imports'],
  ['Node in shared', 'shared/planted.ts', 'import { join } from \'node:path\'\nexport const j = join\n', 'no-restricted-imports'],
  ['a package in shared', 'shared/planted.ts', 'import { ref } from \'vue\'\nexport const r = ref\n', 'no-restricted-imports'],
  ['Node in a window', 'renderer/board/planted.ts', 'import { join } from \'node:path\'\nexport const j = join\n', 'no-restricted-imports'],
  ['rules of time outside shared', 'hub/planted.ts', 'import { Temporal } from \'temporal-polyfill\'\nexport const t = Temporal\n', 'no-restricted-imports'],
  ['the bridge in a component', 'renderer/board/components/planted.ts', 'import { bridgeOverPreload } from \'../../bridge\'\nexport const b = bridgeOverPreload\n', 'no-restricted-imports'],
  ['a mocked module', 'agent/planted.test.ts', 'import { vi } from \'vitest\'\nvi.mock(\'node:fs\')\n', 'no-restricted-syntax'],
  ['a Russian word in code', 'hub/planted.ts', 'export const word = \'Доска\'\n', 'doska/words-in-text'],
  ['a switched-off rule without a reason', 'shared/planted.ts', '// eslint-disable-next-line eqeqeq\nexport const x = (a: number): boolean => a == 1\n', 'doska/reasoned-disable'],
  ['a note for later', 'shared/planted.ts', '// TODO later\nexport const x = 1\n', 'no-warning-comments'],
  ['a semicolon', 'shared/planted.ts', 'export const x = 1;\n', 'semi'],
  ['double quotes', 'shared/planted.ts', 'export const x = "1"\n', 'quotes'],
  ['a file of 261 lines', 'shared/planted.ts', Array.from({ length: 261 }, (_unused, index) => `export const x${index} = 1\n`).join(''), 'max-lines'],
  ['a file named utils', 'shared/domain/utils.ts', 'export const x = 1\n', 'doska/file-name'],
  ['a file named after helpers', 'shared/domain/date-helpers.ts', 'export const x = 1\n', 'doska/file-name'],
  ['a barrel', 'shared/domain/index.ts', 'export const x = 1\n', 'doska/file-name'],
  ['a file in camelCase', 'shared/domain/plantedFile.ts', 'export const x = 1\n', 'doska/file-name'],
  ['a component in kebab-case', 'renderer/board/planted-face.vue', '<template><p /></template>\n', 'doska/file-name'],
  ['bare words in a template', 'renderer/board/PlantedFace.vue', '<template><p>Hello</p></template>\n', 'vue/no-bare-strings-in-template'],
  ['a bare label in a template', 'renderer/board/PlantedFace.vue', '<template><p aria-label="Hello" /></template>\n', 'vue/no-bare-strings-in-template'],
  ['Russian in a template expression', 'renderer/board/PlantedFace.vue', '<template><p>{{ \'Привет\' }}</p></template>\n', 'doska/words-in-text'],
  ['raw HTML in a template', 'renderer/board/PlantedFace.vue', '<script setup lang="ts">\nconst x = \'a\'\n</script>\n<template><p v-html="x" /></template>\n', 'vue/no-v-html'],
  ['the bridge in a screen', 'renderer/board/PlantedFace.vue', '<script setup lang="ts">\nimport { bridgeOverPreload } from \'../bridge\'\nbridgeOverPreload()\n</script>\n<template><p /></template>\n', 'no-restricted-imports'],
])('%s is refused', async (_symptom, filePath, code, rule) => expect(await rulesAgainst(filePath, code)).toContain(rule))

test.each([
  ['a store may know the bridge', 'renderer/board/stores/planted.ts', 'import { bridgeOverPreload } from \'../../bridge\'\nexport const b = bridgeOverPreload\n'],
  ['shared may know zod and time', 'shared/domain/planted.ts', 'import { Temporal } from \'temporal-polyfill\'\nimport { z } from \'zod\'\nexport const both = [Temporal, z]\n'],
  ['words stand in shared/text', 'shared/text/board/planted.ts', 'export const hello = \'Привет\'\n'],
  ['a single letter is no word', 'agent/planted.ts', 'export const fold = (text: string): string => text.replaceAll(\'ё\', \'е\')\n'],
  ['signs and numbers are no words', 'renderer/board/PlantedFace.vue', '<template><p>— 12 ×</p></template>\n'],
  ['a reasoned exception', 'shared/planted.ts', '// eslint-disable-next-line eqeqeq -- null and undefined alike\nexport const isAbsent = (value: unknown): boolean => value == null\n'],
])('%s: taken', async (_rule, filePath, code) => expect(await rulesAgainst(filePath, code)).toEqual([]))
