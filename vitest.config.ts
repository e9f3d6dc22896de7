import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import { LongestFirst } from './tests/support/longest-first'
import { SecondTries } from './tests/support/second-tries'

/** tests/run.mjs tries a unit test twice and says which needed it. */
const secondTries = process.env['SECOND_TRIES']

/** They measure the memory of their process, set its environment, or load whole linters and converters. */
const alone = [
  'agent/link/mqtt-link.test.ts', 'hub/agent-and-hub.test.ts', 'hub/http/display-files.test.ts', 'hub/library/converting/run-program.test.ts', 'hub/library/uploads.test.ts', 'hub/main.test.ts', 'tests/{import,lint}/**/*.test.ts',
]
const project = (name: string, include: string[], more: object = {}): TestProjectConfiguration => ({ extends: true, test: { name, include, ...more } })

export default defineConfig({
  plugins: [vue()],
  test: {
    testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 15_000 } },
    sequence: { sequencer: LongestFirst },
    ...(secondTries === undefined ? {} : { retry: 1, reporters: ['default', 'json', new SecondTries(secondTries)] }),
    projects: [
      // What a file imports stays for the next one: starting processes and importing anew was a third of the time.
      project('together', ['{shared,agent,hub,cli,electron,renderer}/**/*.test.ts', 'tests/*.test.ts'], { exclude: alone, isolate: false }),
      project('alone', alone),
      project('fuzz', ['tests/fuzz/**/*.test.ts']),
    ],
  },
})
