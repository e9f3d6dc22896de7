import { expect, test, type Page } from '@playwright/test'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { routes, fillRoute } from '#shared/contract/routes'
import { timetableForms } from '#shared/contract/timetable-import'
import { scormCourse } from '../fixtures/packages/scorm-courses'
import { writeLibrary } from '../fixtures/packages/package-fixture'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { packageIn } from './support/package-school'
import { PanelClient, until } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { schoolAllDay } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'

/** Invented people, a mark and an absence that stand nowhere else. */
const seeds = ['Семибратов Архип', 'Ягодкина Устинья', '4.7318', 'неявка-7731']
const [boy, girl, mark, absence] = seeds as [string, string, string, string]
/** JSON may write letters as escapes. */
const escaped = (text: string) => [...text].map(letter => (letter > '\u007f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter)).join('')
const foundIn = (text: string): string[] => seeds.filter(seed => text.includes(seed) || text.includes(escaped(seed)) || text.toLowerCase().includes(encodeURIComponent(seed).toLowerCase()))

/** Everything that a page shows or was ever told. */
function listen(page: Page): { told: string[] } {
  const heard = { told: [] as string[] }
  page.on('websocket', socket => socket.on('framereceived', ({ payload }) => heard.told.push(String(payload))))
  return heard
}

/** A journal's export, thrown into the school's own files by somebody who did not look: names, marks and absences at every level. */
async function spoil(school: string): Promise<void> {
  const journal = { attendance: [{ pupil: boy, value: absence }], score: [{ pupil: girl, value: mark }], pupils: [boy, girl], homework: { [boy]: mark } }
  for (const [name, lists] of [['school.json', ['rooms', 'classes', 'groups']], ['timetable.json', ['bells', 'lessons']]] as const) {
    const file = join(school, name)
    const content = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    for (const list of lists) content[list] = (content[list] as object[]).map(item => ({ ...item, ...journal }))
    await writeFile(file, JSON.stringify({ ...content, ...journal }))
  }
  for (const name of ['invites.json', 'notices.json']) {
    const file = join(school, name)
    await writeFile(file, JSON.stringify((JSON.parse(await readFile(file, 'utf8')) as object[]).map(item => ({ ...item, ...journal }))))
  }
}

/** A course that knows who learns and tells the run-time at every opportunity; its files alone do not hold the names. */
function nosyCourse(version: '1.2' | '2004') {
  const [first, second] = [boy, girl].map(name => `[${JSON.stringify(name.slice(0, 4))}, ${JSON.stringify(name.slice(4))}].join('')`)
  const names = ['cmi.core.student_name', 'cmi.core.student_id', 'cmi.learner_name', 'cmi.learner_id', 'cmi.comments', 'cmi.comments_from_learner.0.comment']
  return scormCourse(version, {
    name: 'nosy', title: 'Любопытный курс', pages: 3,
    tail: 'nosy.js',
    more: { 'nosy.js': `document.querySelector('#next').addEventListener('click', function () { ${JSON.stringify(names)}.forEach(function (name) { scorm.set(name, ${first} + ' ' + ${second}) }); scorm.commit() })
document.querySelector('#entry').textContent = 'учится ' + scorm.get(${JSON.stringify(version === '1.2' ? 'cmi.core.student_name' : 'cmi.learner_name')})` },
  })
}

/** A week of the federal `Schedule` as a journal hands it out: marks, absences, homework and names beside every lesson. */
function journalWeek(): string {
  const monday = new Date(Date.now() - ((new Date().getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
  const lesson = (id: number, subject: string, from: string, until: string) => ({
    id, subject, period: { start: `${monday}T${from}:00+00:00`, end: `${monday}T${until}:00+00:00` }, classroom: '204', topic: 'Плавление', homework: `${boy}: § 12`, note: `${girl} ${absence}`,
    attendance: [{ student: boy, status: absence }], score: [{ student: girl, value: mark }], students: [boy, girl],
  })
  return JSON.stringify({ resourceType: 'Schedule', pupils: [boy, girl], school: [{ id: 1, name: 'Школа', director: boy, class: [{ class: '8б', grade: 8, teacher: girl, students: [{ name: boy }], lesson: [lesson(1, 'Физика', '08:30', '09:15'), lesson(2, 'Химия', '09:25', '10:10')] }] }] })
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

test('names, marks and absences of pupils that come in with the school’s files or a course are on no screen, in no message and in no stored file', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const school = await schoolAllDay('lesson', folder)
  await spoil(school)
  const courses = [nosyCourse('1.2'), nosyCourse('2004')]
  await writeLibrary(school, courses)
  const hub = await new SchoolHub(folder, { school }).start()
  const browser = await openChromium()
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  const board = listen(page)
  await page.goto(`${hub.address}/board/?token=${encodeURIComponent(await hub.issueToken())}`)
  const seen: Record<string, string[]> = {}
  const look = async (name: string, one: Page = page) => {
    seen[name] = foundIn(`${await one.content()} ${await one.evaluate(() => document.body.innerText)}`)
  }

  await expect(page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible()
  await look('idle')
  const desk = await openPanel(browser, hub)
  const panel = listen(desk)
  await desk.reload()
  const client = await PanelClient.signIn(hub)
  const display = await client.display(({ status }) => status?.state === 'ready')
  for (const { id, scorm } of courses) {
    await until(async () => ((await client.push(display.id, { kind: 'material', materialId: id })).state === 'done' ? true : undefined), 'the course never came')
    const course = packageIn(page)
    await expect(course.locator('#entry')).toHaveText('учится Ученик № 1')
    await course.getByRole('button', { name: 'Дальше' }).click()
    await expect(course.locator('#place')).toContainText('Страница 2')
    await look(`course ${scorm}`)
  }
  await client.push(display.id, { kind: 'lesson', lessonId: 'physics-8-melting' })
  await look('lesson')
  const cleared = await client.ask('act', [display.id], { name: 'clear' })
  if (!cleared.ok) throw new Error('clear refused')
  await client.command(cleared.value.commandIds[0]!, ['done'])
  await expect(page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible()
  for (const [button, name, come] of [['Коды классов', 'codes', page.getByRole('dialog')], ['Библиотека', 'library', page.getByRole('textbox', { name: 'Найти урок или материал' })]] as const) {
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(come).toBeVisible()
    await look(name)
    await page.keyboard.press('Escape')
    await page.reload()
    await expect(page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible()
  }

  for (const section of ['Экраны', 'Готовность', 'Уроки', 'Библиотека', 'Приглашения', 'Объявления', 'Экранное время', 'Замечания', 'Журнал']) {
    await desk.getByRole('link', { name: section, exact: false }).first().click()
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(section)
    await expect(desk.locator('.loading')).toHaveCount(0)
    await look(`panel ${section}`, desk)
  }
  await desk.getByRole('link', { name: 'Расписание' }).click()
  await desk.getByRole('radio', { name: 'Файлы' }).click()
  await desk.getByRole('button', { name: 'Загрузить из файла…' }).click()
  await desk.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: 'journal.json', mimeType: 'application/json', buffer: Buffer.from(journalWeek()) })
  await expect(desk.getByRole('dialog').getByText('2 урока', { exact: false }).first()).toBeVisible()
  await look('panel import', desk)
  await desk.getByRole('button', { name: 'Применить' }).click()
  await expect(desk.getByRole('button', { name: 'Отменить: загрузку расписания' })).toBeVisible()
  await expect(desk.getByRole('dialog')).toHaveCount(0)
  for (const tab of ['Неделя', 'Замены', 'Звонки', 'Календарь', 'Классы и кабинеты']) {
    await desk.getByRole('radio', { name: tab }).click()
    await expect(desk.locator('.loading')).toHaveCount(0)
    await look(`panel timetable ${tab}`, desk)
  }
  for (const form of timetableForms) {
    const answer = await desk.request.get(`${hub.address}${fillRoute(routes.timetableExport, { form })}`)
    expect([form, answer.status()]).toEqual([form, 200])
    seen[`export ${form}`] = foundIn((await answer.body()).toString('utf8'))
  }
  const phone = await browser.newPage()
  const heard = listen(phone)
  await phone.goto(`${hub.address}/i/8b`)
  await expect(phone.getByRole('heading').first()).toBeVisible()
  await look('phone', phone)

  expect(Object.fromEntries(Object.entries(seen).filter(([, found]) => found.length > 0))).toEqual({})
  expect([...board.told, ...panel.told, ...heard.told].length).toBeGreaterThan(10) // it did listen
  expect([...board.told, ...panel.told, ...heard.told].flatMap(foundIn)).toEqual([])

  client.close()
  await browser.close()
  await hub.stop()
  const files = await filesBelow(hub.data)
  expect(files.some(file => file.includes('web-displays'))).toBe(true)
  const kept: Record<string, string[]> = {}
  for (const file of files) {
    const found = foundIn(await readFile(file, 'utf8'))
    if (found.length > 0) kept[file.slice(hub.data.length)] = found
  }
  expect(kept).toEqual({})
  await clean()
})
