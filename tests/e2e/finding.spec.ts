import { expect, test, type Page } from '@playwright/test'
import { electronBoard, webBoard } from './support/board'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

/** Opens a display whose materials are all there, runs the journey in its window and ends everything. */
async function inFrontOf(kind: 'electron' | 'web', journey: (page: Page) => Promise<void>): Promise<void> {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = kind === 'electron' ? await electronBoard(hub, folder, hub.ready.token) : await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  await board.page.getByRole('button', { name: 'Библиотека' }).click()
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
  await choose(page, 'Предмет', /Геометрия/)
  await expect(found(page)).toHaveText('1 материал')
  await expect(page.getByRole('group', { name: 'Предмет', exact: true }).getByRole('button', { name: /Физика/ })).toContainText('1')
  await choose(page, 'Тип материала', /Справочники/)
  await choose(page, 'Класс', /8/)
  await page.screenshot({ path: test.info().outputPath('exam.png') })
  await page.getByRole('button', { name: /Теорема Пифагора.*Готово без сети/ }).click()
  await expect(front(page).locator('img').first()).toBeVisible()
}

/** «Учебник забыли дома»: catalogue, textbooks, subject, class, name. */
async function withoutTextbook(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Как искать' }).getByRole('button', { name: 'Каталог' }).click()
  await page.getByRole('button', { name: /^Учебники/ }).click()
  await page.getByRole('button', { name: /^Физика/ }).click()
  await page.getByRole('button', { name: /^8 класс/ }).click()
  await expect(page.getByRole('navigation', { name: 'Вы выбрали' }).getByRole('button')).toHaveText(['Учебники', 'Физика', '8 класс'])
  await page.screenshot({ path: test.info().outputPath('textbook.png') })
  await page.getByRole('button', { name: /Плавление и отвердевание: слайды.*Готово без сети/ }).click()
  await expect(front(page).locator('canvas').first()).toBeVisible()
}

test('preparing for ЕГЭ: three letters, subject, type and class lead to the material', async () => {
  needs('electron')
  await inFrontOf('electron', prepareForExam)
})

test('no textbook: the catalogue leads to its page in four touches', async () => {
  needs('electron')
  await inFrontOf('electron', withoutTextbook)
})

test('on a television: the exam and the forgotten textbook are found as in the app', async () => {
  needs('chromium')
  await inFrontOf('web', async page => {
    await prepareForExam(page)
    await page.keyboard.press('Escape')
    const close = page.getByRole('button', { name: 'Закрыть', exact: true })
    if (!(await close.isVisible())) await page.mouse.move(400, 400)
    await page.mouse.click(960, 500)
    await close.first().click()
    await page.getByRole('button', { name: 'Библиотека' }).click()
    await withoutTextbook(page)
  })
})

test('typed on the wrong keyboard or with a typo, the word is found and said; a filter too many can be given up; a star stays with the class', async () => {
  needs('electron')
  await inFrontOf('electron', async page => {
    const words = page.getByRole('textbox', { name: 'Найти урок или материал' })
    await words.fill('gbafujh')
    await expect(page.getByText('Показаны результаты для «пифагора»')).toBeVisible()
    await words.fill('пефагора')
    await expect(page.getByText('Показаны результаты для «пифагора»')).toBeVisible()
    await words.fill('')
    await choose(page, 'Экзамен', /ЕГЭ/)
    await words.fill('музыка')
    await page.getByRole('button', { name: 'Убрать экзамен: 3 материала' }).click()
    await expect(found(page)).toHaveText('3 материала')
    await page.getByRole('button', { name: 'Добавить в избранное: Гамма до мажор' }).click()
    await page.getByRole('group', { name: 'Как искать' }).getByRole('button', { name: 'Класс' }).click()
    const favourites = page.getByRole('region', { name: 'Избранное' })
    await expect(favourites.getByText('Гамма до мажор')).toBeVisible()
    await favourites.getByRole('button', { name: /Гамма до мажор.*Готово без сети/ }).click()
    await expect(front(page).getByText('Гамма до мажор').first()).toBeVisible()
  })
})
