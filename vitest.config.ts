import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import { LongestFirst } from './tests/support/longest-first'

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['{shared,agent,hub,cli,electron,renderer,tests}/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 15_000 } },
    sequence: { sequencer: LongestFirst },
  },
})
