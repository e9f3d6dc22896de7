import { expect, type Page } from '@playwright/test'
import type { Browsing } from './chromium'
import { technicianPassword } from './panel-client'
import type { SchoolHub } from './school-hub'

/** A technician in front of the panel's page: signs in with the one-time password and chooses an own one. */
export async function openPanel(browser: Browsing, hub: SchoolHub, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'ru-RU', ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await page.goto(`${hub.address}/panel/`)
  const { user, oneTimePassword } = hub.ready.technician!
  await page.getByLabel('Имя').fill(user)
  await page.getByLabel('Пароль', { exact: true }).fill(oneTimePassword)
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('heading', { name: 'Придумайте свой пароль' })).toBeVisible()
  await page.getByLabel('Новый пароль', { exact: true }).fill(technicianPassword)
  await page.getByLabel('Новый пароль ещё раз').fill(technicianPassword)
  await page.getByRole('button', { name: 'Сохранить пароль' }).click()
  await expect(page.getByRole('heading', { name: 'Экраны' })).toBeVisible()
  return page
}
