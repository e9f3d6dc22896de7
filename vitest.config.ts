import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

export default defineConfig({
  plugins: [vue()],
  test: { include: ['{shared,agent,hub,cli,electron,renderer,tests}/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 20_000 },
})
