import { expect, test, type Page } from '@playwright/test'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FeedServer } from '../../hub/library/sources/testing/feed-server'
import { sampleCartridge } from '../../hub/library/sources/testing/sample-cartridge'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'

const png = () => readFile(join(process.cwd(), 'tests/fixtures/media/picture.png'))
const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) })
const rows = (page: Page) => page.getByRole('list', { name: 'Библиотека', exact: true }).getByRole('listitem')

async function feedOf(bytes: Buffer): Promise<{ server: FeedServer; address: string }> {
  const server = new FeedServer()
  const address = await server.start()
  const publication = (title: string, identifier: string, href: string) => ({ metadata: { title, identifier, subject: ['Физика', '8 класс'] }, links: [{ rel: 'http://opds-spec.org/acquisition/open-access', href }] })
  server.files.set('/feed', { body: JSON.stringify({
    metadata: { title: 'Каталог' }, links: [],
    publications: [
      publication('=Плавление; опыт', 'a', '/a.png'), publication('Кристаллы', 'b', '/b.png'), publication('Чужой атлас', 'c', 'https://elsewhere.example/c.pdf'),
      { metadata: { title: 'Платный учебник' }, links: [{ rel: 'http://opds-spec.org/acquisition/buy', href: '/buy' }] },
    ],
  }) })
  server.files.set('/a.png', { body: bytes })
  server.files.set('/b.png', { body: Buffer.concat([bytes, Buffer.from('b')]) })
  return { server, address }
}

test('a school\'s catalogue and a cartridge come into the library, what does not is listed, and the topics go out as a table', async () => {
  test.setTimeout(300_000)
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub, { width: 1920, height: 1080 })
  page.setDefaultTimeout(40_000) // a step that hangs is named
  const bytes = await png()
  const { server, address } = await feedOf(bytes)

  await page.getByRole('link', { name: 'Библиотека', exact: true }).click()
  await page.getByRole('radio', { name: 'Источники' }).click()
  await expect(page.getByText('Источников пока нет')).toBeVisible()
  await picture(page, 'none')
  await page.getByRole('button', { name: 'Добавить источник' }).click()
  const dialog = page.getByRole('dialog', { name: 'Добавить источник' })
  await dialog.getByLabel('Вид источника').selectOption('opds')
  await dialog.getByLabel('Название').fill('Школьный каталог')
  await dialog.getByLabel('Адрес каталога').fill(`${address}/feed`)
  await dialog.getByRole('button', { name: 'Проверить' }).click()
  await expect(dialog.getByRole('alert')).toContainText('находится внутри школьной сети') // nothing inside is asked by chance
  expect(server.asked).toEqual([])
  await dialog.getByLabel('Разрешённые серверы').fill(new URL(address).host)
  await dialog.getByRole('button', { name: 'Проверить' }).click()
  await expect(dialog.getByRole('status')).toContainText('Источник читается: в нём 3 материала. Не возьмём: 1.')
  await picture(page, 'dialog')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  const card = page.getByRole('article').filter({ hasText: 'Школьный каталог' })
  await card.getByRole('button', { name: 'Обновить сейчас' }).click()
  await expect(card.getByText('Новых 2, обновлено 0, без изменений 0')).toBeVisible()
  await expect(card.getByText('Не взято: 2')).toBeVisible()
  await card.getByRole('button', { name: 'Подробности' }).click()
  await expect(card.getByRole('listitem').filter({ hasText: 'Чужой атлас' })).toContainText('не разрешён')
  await expect(card.getByRole('listitem').filter({ hasText: 'Платный учебник' })).toContainText('нужно купить')
  await picture(page, 'source')
  await card.getByRole('button', { name: 'Обновить сейчас' }).click()
  await expect(card.getByText('Новых 0, обновлено 0, без изменений 2')).toBeVisible()

  await page.getByRole('radio', { name: 'Материалы' }).click()
  const cartridge = join(folder, 'курс.imscc')
  await writeFile(cartridge, sampleCartridge(bytes))
  await page.locator('input[type=file]').first().setInputFiles(cartridge)
  const uploads = page.getByRole('region', { name: 'Загрузка' })
  await expect(uploads.getByText('Взято из пакета: 3 материала.')).toBeVisible()
  await uploads.getByText('Не взято: 3').click()
  await expect(uploads.getByText('такое Doska из этого формата не берёт (тест)')).toBeVisible()
  await picture(page, 'cartridge')

  await page.getByLabel('Источник').selectOption('Школьный каталог')
  await expect(rows(page)).toHaveCount(2)
  for (const [form, name] of [['CSV', 'Список тем.csv'], ['XLSX', 'Список тем.xlsx']] as const) {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: form }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe(name)
    await download.saveAs(join(folder, name))
  }
  const table = [['Тема', 'Предмет', 'Класс', 'Название', 'Тип', 'Источник'], ['', 'Физика', '8', '=Плавление; опыт', 'Изображение', 'Школьный каталог'], ['', 'Физика', '8', 'Кристаллы', 'Изображение', 'Школьный каталог']]
  const csv = await readFile(join(folder, 'Список тем.csv'), 'utf8')
  expect(csv).toBe(`\ufeff${table.map(row => row.map(cell => (cell.startsWith('=') ? `"'${cell}"` : cell)).join(';')).join('\r\n')}\r\n`)
  if ((process.env['DOSKA_HAVE'] ?? '').includes('soffice')) {
    await promisify(execFile)('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', 'csv:Text - txt - csv (StarCalc):59,34,76,1', '--outdir', join(folder, 'read'), join(folder, 'Список тем.xlsx')])
    const read = await readFile(join(folder, 'read', 'Список тем.csv'), 'utf8')
    expect(read.trim().split(/\r?\n/).map(line => line.replaceAll('"', ''))).toEqual(table.map(row => row.join(';')))
  }

  await page.getByRole('checkbox', { name: 'Выбрать «Кристаллы»' }).check()
  await page.getByRole('checkbox', { name: 'Выбрать «=Плавление; опыт»' }).check()
  await page.getByRole('button', { name: 'Изменить сведения…' }).click()
  const many = page.getByRole('dialog', { name: 'Сведения 2 материалов' })
  await many.getByLabel('Предмет').check()
  await many.getByRole('combobox', { name: 'Предмет' }).selectOption('chemistry')
  await many.getByLabel('Темы классификатора').check()
  await many.getByRole('combobox', { name: 'Темы классификатора' }).selectOption({ index: 1 })
  await picture(page, 'many')
  await many.getByRole('button', { name: 'Изменить у всех' }).click()
  await expect(rows(page).filter({ hasText: 'Химия' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect(rows(page).filter({ hasText: 'Физика' })).toHaveCount(2)
  await picture(page, 'library')

  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('radio', { name: 'Источники' }).click()
  await page.getByRole('button', { name: /technician/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('0 new, 0 updated, 2 unchanged')).toBeVisible()
  await picture(page, 'source-en')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await picture(page, 'dialog-en')

  await browser.close()
  await server.stop()
  await hub.stop()
  await clean()
})
