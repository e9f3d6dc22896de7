import { test } from '@playwright/test'

/** Skips, with the reason, what this machine cannot run; `npm test` makes that a failure where DOSKA_REQUIRE names it. */
export function needs(...tools: ('electron' | 'chromium' | 'mosquitto' | 'ffmpeg' | 'soffice')[]): void {
  const have = (process.env['DOSKA_HAVE'] ?? '').split(',')
  for (const tool of tools) test.skip(!have.includes(tool), `${tool} is not on this machine`)
}
