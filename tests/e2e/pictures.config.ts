import { defineConfig } from '@playwright/test'
import journeys from './playwright.config'

/** `npm run pictures`: the README's pictures from the running app. */
export default defineConfig({ ...journeys, testMatch: 'pictures.ts', reporter: [['list']] })
