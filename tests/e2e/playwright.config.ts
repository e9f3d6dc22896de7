import { defineConfig } from '@playwright/test'

/** Journeys share two cores: a few at a time, generous limits that only catch hangs. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/journeys',
  workers: 2,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 1, // two noisy cores; what needed it is named by tests/run.mjs
  reporter: [['list'], ['json']],
})
