import { expect, type Page } from '@playwright/test'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { routes } from '#shared/contract/routes'
import type { BoardText } from '#shared/text/board/ru'
import { webBoard } from './board'
import { PanelClient } from './panel-client'
import { SchoolHub } from './school-hub'

/** Who is on the stage while the states of a school's days are walked through. */
interface StateStage {
  readonly hub: SchoolHub
  readonly page: Page
  /** A technician who signs in anew: days pass, and with them a session. */
  technician(): Promise<PanelClient>
  readonly displayId: string
}

/** One state of the class screen. Time only goes forward. */
interface BoardState {
  readonly name: string
  /** Moscow time. */
  readonly at: string
  /** What somebody does for it in the panel. */
  act?(stage: StateStage): Promise<void>
  /** What is to be read then. */
  shows(text: BoardText): string | RegExp
}

const monday = '2026-11-23'
export const moscow = (local: string): number => Date.parse(`${local}:00+03:00`)

const subjects = [
  ['physics', 'Плавление и отвердевание кристаллических тел'], ['algebra', 'Квадратные корни'], ['literature', 'А. С. Пушкин. «Капитанская дочка»: история создания и первые главы романа'], ['informatics', 'Алгоритмы'],
  ['english', undefined], ['history', 'Россия при Петре Великом'], ['sport', undefined],
] as const

/** The demo school with a Monday of seven lessons in room 204, a day off, an exam, and a room 305 in which nothing is ever held. */
export async function stateSchool(folder: string): Promise<string> {
  const school = join(folder, 'state-school')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  const change = async (name: string, alter: (value: Record<string, unknown>) => unknown) => writeFile(join(school, name), JSON.stringify(alter(JSON.parse(await readFile(join(school, name), 'utf8')) as Record<string, unknown>)))
  await change('school.json', value => ({ ...value, rooms: [...(value['rooms'] as object[]), { id: 'r305', name: '305', groups: [] }] }))
  await change('timetable.json', value => ({
    ...value,
    calendar: {
      ...(value['calendar'] as object),
      days: [{ kind: 'off', id: 'd1', date: '2026-11-24', name: 'Карантин', classIds: ['c8b'] }, { kind: 'exam', id: 'd2', date: '2026-11-25', name: 'Пробный экзамен по математике' }, { kind: 'works-as', id: 'd3', date: '2026-11-28', name: 'Учимся за понедельник', weekday: 1 }],
    },
    lessons: [1, 2, 3, 4, 5].flatMap(weekday => subjects.map(([subject, topic], index) => ({
      id: `s-${weekday}-${index + 1}`, weekday, period: index + 1, classIds: ['c8b'], subject, roomId: 'r204', teacher: 'Орлова М. В.', from: '2026-09-01',
      ...(topic ? { topic } : {}), ...(subject === 'physics' ? { lessonId: 'physics-8-melting' } : {}),
    }))),
  }))
  return school
}

/** A school whose timetable is still empty. */
export async function emptySchool(folder: string): Promise<string> {
  const school = join(folder, 'empty-school')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  await writeFile(join(school, 'timetable.json'), JSON.stringify({ version: 2, bellSets: [], bellRules: [], terms: [], calendar: { holidays: [], days: [] }, lessons: [], changes: [] }))
  return school
}

const save = (change: object) => async (stage: StateStage) => {
  const technician = await stage.technician()
  expect(await technician.ask('saveChange', { date: monday, ...change })).toMatchObject({ ok: true })
  technician.close()
}
const moveTo = (roomId: string, name: string) => async (stage: StateStage) => {
  const technician = await stage.technician()
  expect(await technician.ask('changeDisplay', stage.displayId, { name, roomId, groupIds: [] })).toMatchObject({ ok: true })
  technician.close()
}

export const boardStates: readonly BoardState[] = [
  { name: 'before-school', at: `${monday}T08:05`, shows: text => text.idle.beforeLessons },
  { name: 'lesson', at: `${monday}T08:45`, shows: text => text.idle.minutesLeft(30) },
  { name: 'break', at: `${monday}T09:17`, shows: text => text.idle.breakNow },
  {
    name: 'change', at: `${monday}T10:03`,
    act: async stage => {
      await save({ plannedId: 's-1-4', subject: 'chemistry', teacher: 'Титов Д. С.' })(stage)
      await save({ plannedId: 's-1-5', roomId: 'r112' })(stage)
    },
    shows: text => new RegExp(text.idle.changes.replaced),
  },
  { name: 'cancelled', at: `${monday}T10:15`, act: save({ plannedId: 's-1-3', cancelled: true }), shows: text => new RegExp(text.idle.changes.cancelled) },
  { name: 'last-lesson', at: `${monday}T14:40`, shows: text => text.idle.minutesLeft(25) },
  { name: 'after-school', at: `${monday}T15:10`, shows: text => text.idle.lessonsOver },
  { name: 'evening', at: `${monday}T19:00`, shows: text => text.idle.lessonsOver },
  { name: 'day-off', at: '2026-11-24T09:00', shows: () => 'Карантин' },
  { name: 'exam', at: '2026-11-25T09:00', shows: () => 'Пробный экзамен по математике' },
  { name: 'works-as', at: '2026-11-28T09:17', shows: text => text.idle.worksAs(1) },
  { name: 'sunday', at: '2026-11-29T12:00', shows: text => text.why.day.weekend('', 7) },
  { name: 'unused-room', at: '2026-11-30T09:00', act: moveTo('r305', 'Доска 305'), shows: text => text.why.day.unused() },
  { name: 'holiday', at: '2027-01-04T10:00', act: moveTo('r204', 'Доска 204'), shows: () => 'Зимние каникулы' },
]

/** Time comes to a state, and the board shows it. */
export async function reach(state: BoardState, stage: StateStage, text: BoardText): Promise<void> {
  await stage.hub.moveClock('jump', moscow(state.at))
  await state.act?.(stage)
  await expect(stage.page.getByText(state.shows(text), { exact: false }).first()).toBeVisible()
  // The jump ends the line's heartbeat: it comes back, and stays.
  await stage.page.waitForTimeout(700)
  await expect(stage.page.getByText(text.state.hubReachable)).toBeVisible({ timeout: 60_000 })
}

/** Opens the board of room 204 on Monday at eight, with a technician at the panel; `doubt` makes the board hear that its display cannot tell the time. */
export async function openStage(folder: string, school: string): Promise<StateStage & { doubt(isDoubted: boolean): void; close(): Promise<void> }> {
  const hub = await new SchoolHub(folder, { school }, { startMs: moscow(`${monday}T08:00`) }).start()
  let isDoubted = false
  let again = () => {}
  const board = await webBoard(hub, hub.ready.token, page => page.routeWebSocket(`**${routes.boardCarrier}`, socket => {
    const server = socket.connectToServer()
    let last = ''
    const mark = (frame: string) => (isDoubted ? frame.replace('"clockDoubt":false', '"clockDoubt":true') : frame)
    again = () => last && socket.send(mark(last))
    server.onMessage(data => {
      const frame = String(data)
      if (frame.startsWith('{"event":"boardChanged"')) last = frame
      socket.send(mark(frame))
    })
  }))
  const technician = await PanelClient.signIn(hub)
  const { id } = await technician.display(({ reported }) => reported !== undefined)
  technician.close()
  return {
    hub, page: board.page, displayId: id,
    technician: () => PanelClient.signIn(hub),
    doubt: wanted => {
      isDoubted = wanted
      again()
    },
    async close() {
      await board.close()
      await hub.stop()
    },
  }
}
