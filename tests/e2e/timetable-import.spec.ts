import { expect, test, type Page } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { webBoard } from './support/board'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { schoolWhereItIs } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'

const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) })
const fixture = (path: string) => join(process.cwd(), 'tests/fixtures/timetables', path)

/** A week of geography in room 204 for 8 Б, every day of it, and one card that leads nowhere. */
const geographyWeek = `<?xml version="1.0" encoding="UTF-8"?>
<timetable importtype="database" options="daynumbering1">
  <subjects><subject id="S1" name="География"/><subject id="S2" name="Хор"/></subjects><teachers><teacher id="T1" name="Гаврилина О. О."/></teachers><classrooms><classroom id="R1" name="каб. 204"/></classrooms><classes><class id="C1" name="8Б"/></classes>
  <lessons><lesson id="L1" subjectid="S1" classids="C1" teacherids="T1" classroomids="R1" periodspercard="1"/><lesson id="L2" subjectid="S2" classids="C1" teacherids="T9" classroomids="R1" periodspercard="1"/></lessons>
  <cards>${[1, 2, 3, 4, 5, 6].map(period => `<card lessonid="L1" period="${period}" days="1111111" classroomids=""/>`).join('')}<card lessonid="L2" period="7" days="1111111" classroomids=""/><card lessonid="L7" period="1" days="10000"/></cards>
</timetable>`

test('a file of aSc is looked at, applied, seen on the board, and taken back with one click; a broken one changes nothing', async () => {
  test.setTimeout(300_000)
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWhereItIs(10, folder) }).start()
  const board = await webBoard(hub, hub.ready.token)
  const day = board.page.getByRole('region', { name: 'Сегодня' })
  await expect(day.getByText('Биология').first()).toBeVisible({ timeout: 60_000 })
  await expect(day.getByText('География')).toHaveCount(0)
  const page = await openPanel(board.browser, hub, { width: 1920, height: 1080 })
  page.setDefaultTimeout(40_000) // a step that hangs is named

  await page.getByRole('link', { name: 'Расписание' }).click()
  await page.getByRole('radio', { name: 'Файлы' }).click()
  await expect(page.getByRole('heading', { name: 'Забрать расписание' })).toBeVisible()
  await picture(page, 'files')
  await page.getByRole('button', { name: 'Загрузить из файла…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Расписание из файла' })
  await expect(dialog.getByText('Перетащите файл сюда')).toBeVisible()
  await picture(page, 'start')

  const broken = join(folder, 'обрезок.xml')
  await writeFile(broken, geographyWeek.slice(0, 900))
  await dialog.locator('input[type=file]').setInputFiles(broken)
  await expect(dialog.getByRole('alert')).toContainText('Файл обрывается на середине')
  await expect(dialog.getByRole('alert')).toContainText('Расписание осталось прежним.')
  await picture(page, 'broken')

  const whole = join(folder, 'география.xml')
  await writeFile(whole, geographyWeek)
  await dialog.locator('input[type=file]').setInputFiles(whole)
  await expect(dialog.getByText('49 уроков, 1 класс, 1 учитель, 1 кабинет')).toBeVisible()
  await expect(dialog.getByText('ссылка на «T9», которого в файле нет')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Всё расписание' }).check()
  await expect(dialog.getByRole('list', { name: 'Что изменится' }).getByText('География, Гаврилина О. О., 204').first()).toBeVisible()
  await expect(dialog.getByText('Новые кабинеты')).toHaveCount(0) // «каб. 204» is there already
  await picture(page, 'preview')
  await page.emulateMedia({ colorScheme: 'dark' })
  await dialog.getByText('Названия', { exact: true }).scrollIntoViewIfNeeded()
  await picture(page, 'preview-dark')
  await dialog.getByRole('combobox', { name: 'Что такое «Хор»' }).selectOption('music')
  await expect(dialog.getByText('проверьте: 1')).toHaveCount(0) // nothing else is in doubt
  await dialog.getByRole('button', { name: 'Применить' }).click()
  await expect(dialog).toBeHidden()
  await expect(day.getByText('География').first()).toBeVisible()
  await expect(day.getByText('Биология')).toHaveCount(0)
  await picture(board.page, 'board')

  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Таблица CSV' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('Расписание.csv')
  await download.saveAs(join(folder, 'Расписание.csv'))
  expect(await readFile(join(folder, 'Расписание.csv'), 'utf8')).toContain('География;Гаврилина О. О.;204')

  await page.getByRole('button', { name: 'Вернуть как было' }).click()
  await expect(page.getByText('Расписание снова такое, каким было до загрузки', { exact: true })).toBeVisible()
  await expect(day.getByText('Биология').first()).toBeVisible()
  await expect(day.getByText('География')).toHaveCount(0)
  await board.close()
  await hub.stop()
  await clean()
})

test('a table whose headings nobody knows is read once its columns are named; a term plan is for the class that a person names; no pupil of a file is on the screen', async () => {
  test.setTimeout(300_000)
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWhereItIs(10, folder) }).start()
  const board = await webBoard(hub, hub.ready.token)
  await expect(board.page.getByRole('region', { name: 'Сегодня' }).getByText('Биология').first()).toBeVisible({ timeout: 60_000 })
  const page = await openPanel(board.browser, hub, { width: 1920, height: 1080 })
  page.setDefaultTimeout(40_000)
  await page.getByRole('link', { name: 'Расписание' }).click()
  await page.getByRole('radio', { name: 'Файлы' }).click()
  const open = async () => page.getByRole('button', { name: 'Загрузить из файла…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Расписание из файла' })

  await open()
  const table = join(folder, 'таблица.csv')
  await writeFile(table, 'когда;какой;кто;что\nпн;1;8 Б;Химия\nсемь;1;8 Б;Химия\n')
  await dialog.locator('input[type=file]').setInputFiles(table)
  await expect(dialog.getByRole('alert')).toContainText('день недели, класс, предмет, номер урока')
  await expect(dialog.getByRole('button', { name: 'Применить' })).toBeDisabled()
  for (const [heading, field] of [['когда', 'weekday'], ['какой', 'period'], ['кто', 'class'], ['что', 'subject']] as const) await dialog.getByRole('combobox', { name: `Что в столбцах: ${heading}` }).selectOption(field)
  await expect(dialog.getByText('Строка 3, столбец «когда»: «семь» не похоже на день недели')).toBeVisible()
  await picture(page, 'columns')
  await dialog.getByRole('button', { name: 'Другой файл' }).click()

  await dialog.locator('input[type=file]').setInputFiles(fixture('course-plan/usual.csv'))
  await expect(dialog.getByText('Выберите класс и предмет: в файле их нет.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Класс' }).selectOption({ label: '8 Б' })
  await dialog.getByRole('combobox', { name: 'Предмет' }).selectOption('physics')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Внутренняя энергия' }).last()).toBeVisible()
  await picture(page, 'course')
  await dialog.getByRole('button', { name: 'Применить' }).click()
  await expect(page.getByText('КТП сохранён', { exact: true })).toBeVisible()

  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('button', { name: /technician/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Load from a file…' }).click()
  const english = page.getByRole('dialog', { name: 'Timetable from a file' })
  await english.locator('input[type=file]').setInputFiles(fixture('asc/terms-and-pupils.xml'))
  await expect(english.getByText('2 lessons, 1 class, 1 teacher, 2 rooms')).toBeVisible()
  expect(await page.content()).not.toMatch(/Пупкин|Ромашкина/)
  await picture(page, 'preview-en')
  await board.close()
  await hub.stop()
  await clean()
})
