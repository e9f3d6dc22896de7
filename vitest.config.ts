import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

export default defineConfig({
  plugins: [vue()],
  test: { include: ['{shared,agent,hub,cli,electron,renderer,tests}/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 15_000 } } },
})
