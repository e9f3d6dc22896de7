import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import { LongestFirst } from './tests/support/longest-first'
import { SecondTries } from './tests/support/second-tries'

/** tests/run.mjs tries a unit test twice and says which needed it. */
const secondTries = process.env['SECOND_TRIES']

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['{shared,agent,hub,cli,electron,renderer,tests}/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 15_000 } },
    sequence: { sequencer: LongestFirst },
    ...(secondTries === undefined ? {} : { retry: 1, reporters: ['default', 'json', new SecondTries(secondTries)] }),
  },
})
