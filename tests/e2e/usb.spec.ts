import { expect, test } from '@playwright/test'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { pressCalled, touch } from './support/touch'

const picture = join(process.cwd(), 'tests/fixtures/media/picture.png')

/** Plugs a stick in at once, as a system mounts it. */
async function plugIn(sticks: string, name: string, files: Record<string, string | Buffer>): Promise<void> {
  const making = join(sticks, `.${name}`)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(making, path, '..'), { recursive: true })
    await writeFile(join(making, path), content)
  }
  await rename(making, join(sticks, name))
}

test('a stick is offered, its picture plays from it, what is taken opens without stick and hub; pulled out while it plays, the board says so', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const sticks = join(folder, 'sticks')
  await mkdir(sticks)
  const hub = await new SchoolHub(folder).start()
  const board = await electronBoard(hub, folder, hub.ready.token, true, [], [`--sticks=${sticks}`])
  const { page } = board
  const front = page.locator('[data-role="front"]')
  await boardOnce(page, isPrepared)

  await plugIn(sticks, 'KINGSTON', { 'Опыт со льдом.png': await readFile(picture), 'Заметки/план.txt': 'Лёд тает при 0 °C', 'autorun.inf': '[autorun]\nopen=game.exe', 'game.exe': 'MZ', 'игра.html': '<!doctype html><script>document.title = "run"</script>' })
  await expect(page.getByText('На ней 2 файла для доски')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('offer.png') })
  await page.getByRole('button', { name: 'Посмотреть' }).click()
  await expect(page.getByRole('heading', { name: 'Флешка «KINGSTON»' })).toBeVisible()
  await expect(page.getByText('Здесь не откроется: 3 файла')).toBeVisible()
  await expect(page.getByText('страница или игра: добавьте её в библиотеку через панель')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('list.png') })

  await page.getByRole('button', { name: 'Открыть Опыт со льдом.png' }).click()
  await expect(front.locator('img')).toBeVisible()
  await rename(join(sticks, 'KINGSTON'), join(folder, 'pulled'))
  await expect(page.getByText('Флешку вынули, поэтому «Опыт со льдом.png» закрыт')).toBeVisible()
  await boardOnce(page, ({ scene }) => scene.kind === 'idle')

  // A teacher's shelf of this room, as the phone makes it; then a picture goes there from the stick.
  const door = await askBoard(page, 'makeDoor')
  const made = await fetch(`${hub.address}/shelf/make`, { method: 'POST', headers: { 'content-type': 'application/json', origin: hub.address }, body: JSON.stringify({ code: door.ok ? door.value.code : '', name: 'Анна Петровна', pin: '2468' }) })
  expect(made.status).toBe(200)

  await rename(join(folder, 'pulled'), join(sticks, 'KINGSTON'))
  await page.getByRole('button', { name: 'Посмотреть' }).click()
  await page.getByRole('button', { name: 'Выбрать Опыт со льдом.png' }).click()
  await page.getByRole('button', { name: 'На мою полку: 1 файл' }).click()
  await page.getByRole('button', { name: 'Анна Петровна' }).click()
  await page.screenshot({ path: test.info().outputPath('shelf-pin.png') })
  for (const digit of '2468') await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Открыть полку' }).click()
  await expect(page.getByText('Готово: на полке 1 новый файл.')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('shelved.png') })
  expect(await askBoard(page, 'readOpenShelf')).toBeUndefined() // nobody else finds it open
  const [anna] = await askBoard(page, 'readShelves')
  await expect.poll(async () => {
    const opened = await askBoard(page, 'openShelf', anna!.id, '2468')
    return opened.ok && opened.value.materials.map(({ title }) => title)
  }).toEqual(['Опыт со льдом'])
  await askBoard(page, 'closeShelf')
  await page.getByRole('button', { name: 'Понятно' }).click()
  await page.getByRole('button', { name: 'Взять на доску: 2 файла' }).click()
  await expect(page.getByText('Готово: 2 материала теперь на доске и откроются без флешки и без сети.')).toBeVisible()
  await expect(page.getByText('На доске', { exact: true })).toHaveCount(2)
  await page.screenshot({ path: test.info().outputPath('taken.png') })
  await rename(join(sticks, 'KINGSTON'), join(folder, 'pulled'))
  await hub.kill()
  await boardOnce(page, ({ link, sticks: seen }) => !link.reachable && seen?.cards.length === 0)
  const found = await askBoard(page, 'searchLibrary', { words: 'опыт со льдом', sort: 'relevance', offset: 0, limit: 24 })
  const mine = found.items.find(item => item.kind === 'material' && item.material.title === 'Опыт со льдом')
  expect(mine).toMatchObject({ material: { presence: { kind: 'ready' } } })
  expect(await askBoard(page, 'openMaterial', mine?.kind === 'material' ? mine.material.id : '')).toBeUndefined()
  await expect(front.locator('img')).toBeVisible()
  await board.close()
  await clean()
})

test('during a lesson a stick is a small sign; a bundle made in the panel for the room brings the board up to date with the hub away', async () => {
  needs('electron')
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const sticks = join(folder, 'sticks')
  await mkdir(sticks)
  const hub = await new SchoolHub(folder).start()
  const board = await electronBoard(hub, folder, hub.ready.token, true, [], [`--sticks=${sticks}`])
  const { page } = board
  await boardOnce(page, isPrepared)
  await board.close() // the board is carried away from the network

  const browser = await openChromium()
  const panel = await openPanel(browser, hub)
  await panel.getByRole('navigation').getByText('Библиотека').click()
  await panel.getByRole('button', { name: 'Записать на флешку' }).click()
  await panel.getByRole('combobox', { name: 'Что записать' }).selectOption({ label: 'Вся библиотека' })
  const save = panel.getByRole('button', { name: 'Скачать файл' })
  await expect(save).toBeEnabled()
  await panel.screenshot({ path: test.info().outputPath('panel.png') })
  const downloading = panel.waitForEvent('download')
  await save.click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.doska$/)
  const file = join(folder, 'bundle.doska')
  await download.saveAs(file)
  await browser.close()
  await hub.kill()

  const away = await electronBoard(hub, folder, undefined, true, [], [`--sticks=${sticks}`])
  await boardOnce(away.page, ({ standing, lessons }) => standing.kind === 'enrolled' && lessons.length > 0)
  await expect.poll(() => askBoard(away.page, 'openLesson', 'physics-8-melting', 0)).toBeUndefined()
  await plugIn(sticks, 'SCHOOL', { 'Библиотека.doska': await readFile(file) })
  await boardOnce(away.page, board => board.sticks?.cards[0]?.bundles === 1)
  await expect(away.page.getByRole('button', { name: 'Посмотреть' })).toBeHidden()
  await touch(away.page)
  await away.page.screenshot({ path: test.info().outputPath('chip.png') })
  await pressCalled(away.page, away.page.getByRole('button', { name: 'Флешка' }))
  await expect(away.page.getByText(/Записан \d+/)).toBeVisible()
  await away.page.screenshot({ path: test.info().outputPath('bundle.png') })
  await away.page.getByRole('button', { name: 'Взять всё на доску' }).click()
  await expect(away.page.getByText(/Готово: \d+ материал/)).toBeVisible({ timeout: 60_000 })
  // Planned by no lesson: this display never had it, and its hub is away.
  expect(await askBoard(away.page, 'openMaterial', 'history-timeline')).toBeUndefined()
  await away.close()
  await clean()
})
