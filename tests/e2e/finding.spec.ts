import { expect, test, type Page } from '@playwright/test'
import { electronBoard, webBoard } from './support/board'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { pressCalled } from './support/touch'

/** Opens a display whose materials are all there, runs the journey in its window and ends everything. */
async function inFrontOf(kind: 'electron' | 'web', journey: (page: Page) => Promise<void>): Promise<void> {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = kind === 'electron' ? await electronBoard(hub, folder, hub.ready.token) : await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const { id } = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  await panel.ask('act', [id], { name: 'content.pin', materialIds: ['physics-8-thermal-book'] }) // no lesson names it; the school keeps its textbooks on the board
  await board.page.getByRole('button', { name: 'Библиотека', exact: true }).click()
  await journey(board.page)
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
}

const choose = (page: Page, filter: string, value: RegExp) => page.getByRole('group', { name: filter, exact: true }).getByRole('button', { name: value }).click()
const found = (page: Page) => page.getByRole('status').filter({ hasText: /^\d+ материал/ })
const front = (page: Page) => page.locator('[data-role="front"]')

/** «Готовимся к ЕГЭ»: the word, then subject, type, class. */
async function prepareForExam(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Найти урок или материал' }).click()
  for (const letter of 'егэ') await page.getByRole('group', { name: 'Клавиатура' }).getByRole('button', { name: letter, exact: true }).click()
  await expect(found(page)).toHaveText('5 материалов')
  await page.getByRole('group', { name: 'Клавиатура' }).getByRole('button', { name: 'Убрать' }).click()
  await choose(page, 'Предмет', /Физика/)
  await expect(found(page)).toHaveText('1 материал')
  await expect(page.getByRole('group', { name: 'Предмет', exact: true }).getByRole('button', { name: /Химия/ })).toContainText('1')
  await choose(page, 'Тип материала', /Справочники/)
  await choose(page, 'Класс', /8/)
  await page.screenshot({ path: test.info().outputPath('exam.png') })
  await page.getByRole('button', { name: /График нагревания и плавления льда.*Готово без сети/ }).click()
  await expect(front(page).locator('img').first()).toBeVisible()
}

/** «Учебник забыли дома»: catalogue, textbooks, subject, class, name. */
async function withoutTextbook(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Как искать' }).getByRole('button', { name: 'Каталог' }).click()
  await page.getByRole('button', { name: /^Учебники/ }).click()
  await page.getByRole('button', { name: /^Физика \d/ }).click()
  await page.getByRole('button', { name: /^8 класс/ }).click()
  await expect(page.getByRole('navigation', { name: 'Вы выбрали' }).getByRole('button')).toHaveText(['Учебники', 'Физика', '8 класс'])
  await page.screenshot({ path: test.info().outputPath('textbook.png') })
  await page.getByRole('button', { name: /Физика 8: тепловые явления.*Готово без сети/ }).click()
  await expect(front(page).locator('foliate-view')).toBeVisible()
  await pressCalled(page, page.getByRole('button', { name: 'Содержание', exact: true }))
  await expect(page.getByRole('button', { name: '§ 4. Количество теплоты' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('book.png') })
}

test('preparing for ЕГЭ: three letters, subject, type and class lead to the material', async () => {
  needs('electron')
  await inFrontOf('electron', prepareForExam)
})

test('no textbook: the catalogue leads to its page in four touches', async () => {
  needs('electron')
  await inFrontOf('electron', withoutTextbook)
})

for (const [name, journey] of [['preparing for ЕГЭ', prepareForExam], ['no textbook', withoutTextbook]] as const) {
  test(`on a television ${name} goes as in the app`, async () => {
    needs('chromium')
    await inFrontOf('web', journey)
  })
}

test('typed on the wrong keyboard or with a typo, the word is found and said; a filter too many can be given up; a star stays with the class', async () => {
  needs('electron')
  await inFrontOf('electron', async page => {
    const words = page.getByRole('textbox', { name: 'Найти урок или материал' })
    await words.fill('gkfdktybt')
    await expect(page.getByText('Показаны результаты для «плавление»')).toBeVisible()
    await words.fill('отвирдевание')
    await expect(page.getByText('Показаны результаты для «отвердевание»')).toBeVisible()
    await words.fill('')
    await choose(page, 'Экзамен', /ЕГЭ/)
    await words.fill('лекции')
    await page.getByRole('button', { name: 'Убрать экзамен: 2 материала' }).click()
    await expect(found(page)).toHaveText('2 материала')
    await page.getByRole('button', { name: 'Добавить в избранное: Что происходит, когда лёд тает' }).click()
    await page.getByRole('group', { name: 'Как искать' }).getByRole('button', { name: 'Класс' }).click()
    const favourites = page.getByRole('region', { name: 'Избранное' })
    await favourites.getByRole('button', { name: /Что происходит, когда лёд тает.*Готово без сети/ }).click()
    await expect(front(page).locator('video').first()).toBeAttached()
  })
})
