import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, onTestFinished, test } from 'vitest'
import { plant } from './planted'

const root = join(import.meta.dirname, '../..')
const folders = ['shared', 'agent', 'electron', 'hub', 'cli', 'renderer'] as const
const allowed: Record<(typeof folders)[number], readonly string[]> = {
  shared: [], agent: ['shared'], electron: ['agent', 'shared'], hub: ['agent', 'shared'], cli: ['shared'], renderer: ['shared'],
}
const target = (folder: string): string => `export const ${folder}Thing = '${folder}'\n`
const importOf = (folder: string): string => `import { ${folder}Thing } from '../${folder}/thing'\nexport const used = ${folder}Thing\n`
const pairs = folders.flatMap(from => folders.filter(to => to !== from).map(to => ({ from, to, isAllowed: allowed[from].includes(to) })))
/** One file for every pair of folders, in either direction. */
const directionFiles = Object.fromEntries([
  ...folders.map(folder => [`${folder}/thing.ts`, target(folder)]),
  ...pairs.map(({ from, to }) => [`${from}/wants-${to}.ts`, importOf(to)]),
]) as Record<string, string>

test('dependency-cruiser refuses every import against the direction, and every other planted fault once', async () => {
  const { folder, remove } = await plant({
    ...directionFiles,
    'shared/knows-node.ts': 'import { readFileSync } from \'node:fs\'\nexport const read = readFileSync\n',
    'shared/knows-vue.ts': 'import { ref } from \'vue\'\nexport const one = ref\n',
    'shared/knows-zod.ts': 'import { z } from \'zod\'\nimport { Temporal } from \'temporal-polyfill\'\nexport const both = [z, Temporal]\n',
    'shared/round-a.ts': 'import { b } from \'./round-b\'\nexport const a = (): unknown => b\n',
    'shared/round-b.ts': 'import { a } from \'./round-a\'\nexport const b = (): unknown => a\n',
    'shared/lonely.ts': 'export const lonely = 1\n',
    'agent/wants-nothing.ts': 'import { gone } from \'./gone\'\nexport const found = gone\n',
    'agent/knows-electron.ts': 'import { app } from \'electron\'\nexport const name = app\n',
    'agent/knows-server.ts': 'import fastify from \'fastify\'\nexport const serve = fastify\n',
    'renderer/knows-broker.ts': 'import mqtt from \'mqtt\'\nexport const connect = mqtt\n',
    'hub/knows-dev-package.ts': 'import fc from \'fast-check\'\nexport const check = fc\n',
    'hub/knows-test.ts': 'import { b } from \'./some.test\'\nexport const c = b\n',
    'hub/some.test.ts': 'export const b = 1\n',
    'renderer/knows-node.ts': 'import { readFileSync } from \'node:fs\'\nexport const read = readFileSync\n',
    'renderer/bridge.ts': 'export const bridgeOverPreload = 1\n',
    'renderer/board/main.ts': 'import { bridgeOverPreload } from \'../bridge\'\nimport App from \'./App.vue\'\nexport const start = [bridgeOverPreload, App]\n',
    'renderer/board/App.vue': '<script setup lang="ts">\nimport Screen from \'./screens/IdleScreen.vue\'\n</script>\n<template><Screen /></template>\n',
    'renderer/board/stores/board.ts': 'import { bridgeOverPreload } from \'../../bridge\'\nexport const store = bridgeOverPreload\n',
    'renderer/board/screens/IdleScreen.vue': '<script setup lang="ts">\nimport App from \'../App.vue\'\nimport Clock from \'../components/ClockFace.vue\'\n</script>\n<template><App /><Clock /></template>\n',
    'renderer/board/components/ClockFace.vue': '<script setup lang="ts">\nimport { store } from \'../stores/board\'\nimport { bridgeOverPreload } from \'../../bridge\'\n</script>\n<template>{{ store }}{{ bridgeOverPreload }}</template>\n',
    'renderer/panel/main.ts': 'import Clock from \'../board/components/ClockFace.vue\'\nexport const clock = Clock\n',
    'renderer/ui/knows-app.ts': 'import { clock } from \'../panel/main\'\nexport const stolen = clock\n',
  })
  onTestFinished(remove)
  const violations = await violationsIn(folder)

  for (const { from, to, isAllowed } of pairs) {
    const found = violations.includes(`${from}-direction: ${from}/wants-${to}.ts → ${to}/thing.ts`)
    expect(found, `${from} → ${to}`).toBe(!isAllowed)
  }
  const others = violations.filter(line => !line.includes('-direction: ')).sort()
  expect(others).toEqual([
    'agent-packages: agent/knows-electron.ts → electron',
    'agent-packages: agent/knows-server.ts → fastify',
    'apps-apart: renderer/panel/main.ts → renderer/board/components/ClockFace.vue',
    'bridge-by-stores: renderer/board/components/ClockFace.vue → renderer/bridge.ts',
    'components-below-screens: renderer/board/components/ClockFace.vue → renderer/board/stores/board.ts',
    'electron-only-in-electron: agent/knows-electron.ts → electron',
    'no-circular: renderer/board/App.vue → renderer/board/screens/IdleScreen.vue',
    'no-circular: shared/round-a.ts → shared/round-b.ts',
    'no-node-in-windows: renderer/knows-node.ts → fs',
    'no-orphans: shared/lonely.ts → shared/lonely.ts',
    'no-server-in-windows: renderer/knows-broker.ts → mqtt',
    'no-tests-in-programs: hub/knows-test.ts → hub/some.test.ts',
    'no-unresolved: agent/wants-nothing.ts → ./gone',
    'node-programs-need-dependencies: agent/knows-electron.ts → electron',
    'node-programs-need-dependencies: hub/knows-dev-package.ts → fast-check',
    'screens-below-app: renderer/board/screens/IdleScreen.vue → renderer/board/App.vue',
    'shared-packages: shared/knows-node.ts → fs',
    'shared-packages: shared/knows-vue.ts → vue',
    'ui-knows-no-app: renderer/ui/knows-app.ts → renderer/panel/main.ts',
  ])
})

test('the compiler refuses every import against the direction, and Node or a document in shared', async () => {
  const { folder, remove } = await plant({
    ...directionFiles,
    'shared/knows-node.ts': 'export const folder = process.cwd()\n',
    'shared/knows-timer.ts': 'export const timer = setTimeout\n',
    'shared/knows-document.ts': 'export const title = document.title\n',
    'agent/knows-document.ts': 'export const title = document.title\n',
    'renderer/knows-node.ts': 'export const folder = process.cwd()\n',
  })
  onTestFinished(remove)
  const faults = await compilerFaultsIn(folder)

  for (const { from, to, isAllowed } of pairs) {
    expect(faults.some(line => line.startsWith(`${from}/wants-${to}.ts`) && /TS6307|TS6059/.test(line)), `${from} → ${to}`).toBe(!isAllowed)
  }
  for (const file of ['shared/knows-node.ts', 'shared/knows-timer.ts', 'shared/knows-document.ts', 'agent/knows-document.ts', 'renderer/knows-node.ts']) {
    expect(faults.some(line => line.startsWith(file)), file).toBe(true)
  }
}, 60_000)

async function violationsIn(folder: string): Promise<string[]> {
  const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: []; options: object }
  const { output } = await cruise([...folders], { ...options, baseDir: folder, ruleSet: { forbidden }, validate: true }, options)
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^.*node_modules\/([^/]+)\/.*$/, '$1')}`)
}

function compilerFaultsIn(folder: string): Promise<string[]> {
  return new Promise(resolve => {
    execFile(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--build', ...folders], { cwd: folder }, (_failed, stdout) => resolve(stdout.split('\n')))
  })
}
