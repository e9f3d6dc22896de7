import { defineConfig } from '@playwright/test'
import journeys from './playwright.config'

/** `npm run pictures`: the README's pictures from the running app. For eyes: `npm run pictures -- player-pictures` every player and screen, `-- board-states-pictures` every state of the class screen, `-- panel-pictures` the panel's timetable. */
export default defineConfig({ ...journeys, testMatch: ['pictures.ts', 'player-pictures.ts', 'board-states-pictures.ts', 'panel-pictures.ts'], retries: 0, use: { ...journeys.use, actionTimeout: 20_000 }, reporter: [['list']] })
