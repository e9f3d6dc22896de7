import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBoard, webBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { until } from './support/panel-client'
import { fixture } from './support/player-files'
import { journeyFolder, SchoolHub } from './support/school-hub'

/** What the display keeps on its disk of its teachers' PINs. */
async function pinsOn(folder: string): Promise<string | undefined> {
  const documents = join(folder, 'display/display/state/documents')
  const { value } = JSON.parse(await readFile(join(documents, 'index.json'), 'utf8')) as { value: { personal?: string } }
  const text = await readFile(join(documents, `${value.personal}.json`), 'utf8').catch(() => '') // one that was just replaced
  return text === '' ? undefined : JSON.stringify((JSON.parse(text) as { shelves: { pin: unknown }[] }).shelves.map(({ pin }) => pin))
}

test('a teacher sends a picture from a phone: it is on that board within seconds, opens by the PIN without the server, and nobody else sees it', async () => {
  needs('electron', 'chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { host: '0.0.0.0' }).start() // phones are in the school's network
  const board = await electronBoard(hub, folder, hub.ready.token, false)
  const { page } = board
  await boardOnce(page, isPrepared, 90_000)
  const other = await webBoard(hub, await hub.issueToken())
  const browser = await openChromium()
  const panel = await openPanel(browser, hub)
  const shot = (name: string) => test.info().outputPath(`${name}.png`)

  await page.getByRole('button', { name: 'Библиотека', exact: true }).click()
  await page.getByRole('button', { name: 'Мои файлы' }).click()
  await page.getByRole('button', { name: 'Добавить с телефона' }).click()
  await expect(page.getByRole('img', { name: 'Код для телефона: добавить свои файлы' })).toBeVisible() // it was read back before
  await page.screenshot({ path: shot('board-door') })
  const address = await page.getByText(/^https?:\/\/.*\/f\//).innerText()

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ru-RU', ignoreHTTPSErrors: true })).newPage()
  await phone.goto(address)
  await phone.getByLabel('Как вас назвать на доске').fill('Анна Петровна')
  await phone.getByLabel('PIN из 4–6 цифр').fill('2468')
  await phone.screenshot({ path: shot('phone-who') })
  await phone.getByRole('button', { name: 'Создать полку' }).click()
  await expect(phone.getByRole('heading', { name: 'Анна Петровна' })).toBeVisible()
  // Whoever made the shelf stands before this board: it opens by itself.
  await expect(page.getByRole('heading', { name: 'Файлы на полке «Анна Петровна»' })).toBeVisible()
  await phone.getByLabel('Выбрать файлы').setInputFiles([{ name: 'picture.png', mimeType: 'image/png', buffer: fixture('picture.png') }, { name: 'игра.exe', mimeType: 'application/octet-stream', buffer: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) }])
  await expect(phone.getByText(/не принято: такие файлы/)).toBeVisible()
  await expect(phone.getByText('на полке', { exact: true })).toBeVisible()
  await phone.screenshot({ path: shot('phone-shelf') })
  const tile = page.getByRole('button', { name: /^(?!Удалить).*picture/ })
  await expect(tile).toBeVisible()
  await page.screenshot({ path: shot('board-shelf') })

  // Deleted by mistake, and put back; the phone sees the same.
  await page.getByRole('button', { name: 'Удалить «picture»' }).click()
  await expect(page.getByText('«picture» удалён с полки.')).toBeVisible()
  await expect(tile).toBeHidden()
  await page.screenshot({ path: shot('board-removed') })
  await page.getByRole('button', { name: 'Вернуть' }).click()
  await expect(tile).toBeVisible()
  await phone.reload()
  await expect(phone.getByText('picture', { exact: true })).toBeVisible()
  const known = await until(() => pinsOn(folder), 'the board keeps no shelf')
  await phone.getByRole('button', { name: 'Сменить PIN' }).click()
  await phone.getByLabel('Новый PIN из 4–6 цифр').fill('97531')
  await phone.screenshot({ path: shot('phone-pin') })
  await phone.getByRole('button', { name: 'Сохранить PIN' }).click()
  await expect(phone.getByText('PIN сменён.')).toBeVisible()
  await until(async () => ![undefined, known].includes(await pinsOn(folder)) || undefined, 'the board never heard of the new PIN')

  // The school: how much, never what.
  await panel.getByRole('link', { name: 'Библиотека', exact: true }).click()
  await panel.getByText('Личные полки учителей').click()
  await expect(panel.getByText('Анна Петровна')).toBeVisible()
  await expect(panel.getByText('1 файл,', { exact: false })).toBeVisible()
  await expect(panel.getByText('picture')).toHaveCount(0)
  await panel.screenshot({ path: shot('panel-shelves') })

  // Another room: no such shelf, and nothing is found.
  await other.page.getByRole('button', { name: 'Библиотека', exact: true }).click()
  await other.page.getByRole('button', { name: 'Мои файлы' }).click()
  await expect(other.page.getByText('В этом кабинете ещё нет ни одной полки.')).toBeVisible()
  const own = (await askBoard(page, 'readOpenShelf'))!.materials[0]!
  await until(async () => ((await askBoard(page, 'readOpenShelf'))?.materials[0]?.presence.kind === 'ready' ? true : undefined), 'the picture never was whole on the board')
  expect((await askBoard(page, 'searchLibrary', { words: 'picture', sort: 'relevance', offset: 0, limit: 24 })).total).toBe(0)

  await browser.close() // the others have seen enough; the board goes on alone
  await other.close()
  // Without the server: shut, and open again by the PIN alone.
  await hub.kill()
  await boardOnce(page, ({ link }) => !link.reachable)
  await page.getByRole('button', { name: 'Закрыть полку' }).click()
  expect(await askBoard(page, 'openMaterial', own.id)).toEqual({ kind: 'unknown' })
  await page.getByRole('button', { name: 'Анна Петровна' }).click()
  for (const digit of '1111') await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Открыть полку' }).click()
  await expect(page.getByText('PIN не подошёл. Попробуйте ещё раз.')).toBeVisible()
  await page.screenshot({ path: shot('board-pin') })
  for (const digit of '97531') await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Открыть полку' }).click()
  await tile.click()
  await expect(page.locator('[data-role="front"] img, [data-role="front"] canvas').first()).toBeVisible()
  await boardOnce(page, ({ scene }) => scene.kind === 'face' && scene.face.kind === 'material' && scene.face.material.id === own.id)
  await page.screenshot({ path: shot('board-open') })

  await board.close()
  await clean()
})
