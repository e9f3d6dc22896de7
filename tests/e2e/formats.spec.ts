import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'

const fixture = (path: string) => ({ name: path.split('/').at(-1)!, mimeType: 'application/octet-stream', buffer: readFileSync(join(process.cwd(), 'tests/fixtures', path)) })

test('a technician adds an old film: its conversion shows, it can be looked into, gets subtitles, and a refused file says why', async () => {
  needs('chromium', 'ffmpeg')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub, { width: 1920, height: 1080 })
  await page.getByRole('link', { name: 'Библиотека', exact: true }).click()
  const list = page.getByRole('region', { name: 'Загрузка' })
  await page.locator('input[type=file][multiple]:not([webkitdirectory])').setInputFiles([fixture('media/video.mkv'), fixture('media/picture.png'), { name: 'прайс.rar', mimeType: 'application/x-rar', buffer: Buffer.from('Rar!\x1a\x07\x00') }])
  await expect(list.getByText('такой архив не открывается')).toBeVisible()
  await expect(list.getByText('В библиотеке')).toHaveCount(2, { timeout: 60_000 })
  await page.screenshot({ path: test.info().outputPath('uploads.png') })

  await list.getByRole('button', { name: 'Открыть' }).first().click()
  const detail = page.getByRole('dialog')
  await expect(detail.getByText('32 × 32')).toBeVisible()
  await expect(detail.getByText(/LUFS/)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('material.png') })
  await detail.locator('input[type=file]').setInputFiles({ name: 'film.srt', mimeType: 'text/plain', buffer: Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nЛёд\n') })
  await expect(list.getByText('В библиотеке')).toHaveCount(3)
  await list.getByRole('button', { name: 'Открыть' }).first().click()
  await expect(page.getByRole('dialog').getByText('русские', { exact: true }).last()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Добавить ссылку' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Адрес').fill('https://evil.example/lesson')
  await form.getByLabel('Название').fill('Урок')
  await form.getByRole('button', { name: 'Добавить в библиотеку' }).click()
  await expect(form.getByText(/Сайт evil\.example не разрешён/)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('link.png') })
  await form.getByLabel('Адрес').fill('https://resh.edu.ru/subject/lesson/1/')
  await form.getByRole('button', { name: 'Добавить в библиотеку' }).click()
  await expect(page.getByRole('dialog').getByText('https://resh.edu.ru/subject/lesson/1/')).toBeVisible()
  await browser.close()
  await hub.stop()
  await clean()
})

test('a document that is converted can be stopped, and nothing of it stays', async () => {
  needs('chromium', 'soffice')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub)
  await page.getByRole('link', { name: 'Библиотека', exact: true }).click()
  const list = page.getByRole('region', { name: 'Загрузка' })
  await page.locator('input[type=file][multiple]:not([webkitdirectory])').setInputFiles(fixture('office/slides.pptx'))
  await expect(list.getByText(/Преобразуем/)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('converting.png') })
  await list.getByRole('button', { name: 'Остановить преобразование «slides.pptx»' }).click()
  await expect(list.getByText('Преобразование «slides.pptx» остановлено. Ничего не добавлено.')).toBeVisible()
  await browser.close()
  await hub.stop()
  await clean()
})
