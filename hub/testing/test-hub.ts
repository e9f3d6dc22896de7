import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hubStartSchema, type HubStart } from '#shared/contract/hub-process'
import { startHub, type Hub } from '../hub'

const lesson = (id: string, boardMaterial: string, teacherMaterial: string) => ({
  format: 'doska-lesson', version: 1, id, title: `Урок ${id}`, subject: 'physics', grade: 8, topic: '', author: '', licence: '', language: 'ru',
  stages: [
    {
      id: 's1', title: 'Начало', minutes: 5,
      faces: {
        board: { kind: 'material', materialId: boardMaterial },
        teacher: { kind: 'material', materialId: teacherMaterial },
        student: { kind: 'text', heading: 'Ученику', paragraphs: [] },
      },
    },
  ],
})
const material = (id: string) => ({ id, title: `Материал ${id}`, type: 'image', subject: 'physics', grades: [8], entry: 'picture.png' })

/** The smallest school with everything in it: two rooms, a lesson whose teacher face has a material of its own. */
export async function writeTinySchool(folder: string): Promise<void> {
  const files: Record<string, unknown> = {
    'school.json': {
      id: 'tiny', name: 'Маленькая школа', timeZone: 'Europe/Moscow',
      rooms: [{ id: 'r1', name: '101', groups: ['first-floor'] }, { id: 'r2', name: '202', groups: [] }],
      classes: [{ id: 'c8b', name: '8 Б', grade: 8 }],
      groups: [{ id: 'first-floor', name: 'Первый этаж' }, { id: 'roof', name: 'Чердак' }],
    },
    'timetable.json': {
      version: 1, timeZone: 'Europe/Moscow', bells: [{ number: 1, start: '08:30', end: '09:15' }],
      lessons: [{ id: 'l1', weekday: 1, period: 1, classId: 'c8b', subject: 'physics', roomId: 'r1' }], changes: [],
    },
    'invites.json': [
      {
        id: 'i1', classId: 'c8b', role: 'pupil', kind: 'chat', title: 'Чат 8 Б', shortName: '8b', createdAt: '2026-09-01T09:00:00+03:00',
        url: 'https://sferum.ru/?p=messages&join=AbCd/EfGh_IjKl/MnOp_QrSt/UvWx_Yz012=',
      },
    ],
    'notices.json': [{ id: 'n1', text: 'Объявление' }],
    'library/picture/material.json': material('picture'),
    'library/answers/material.json': material('answers'),
    'lessons/melting.json': lesson('melting', 'picture', 'answers'),
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), JSON.stringify(content))
  }
  for (const id of ['picture', 'answers']) await writeFile(join(folder, 'library', id, 'picture.png'), `not a real picture: ${id}`)
}

/** Folders for hubs of one test file. */
export async function makePlace(): Promise<{ start(change?: Partial<HubStart>): HubStart; folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-hub-'))
  await writeTinySchool(join(folder, 'school'))
  for (const page of ['board', 'panel', 'phone']) {
    await mkdir(join(folder, 'pages', page), { recursive: true })
    await writeFile(join(folder, 'pages', page, 'index.html'), `<!doctype html><title>${page}</title>`)
  }
  const usual = { data: join(folder, 'data'), school: join(folder, 'school'), pages: join(folder, 'pages'), resources: join(import.meta.dirname, '../../resources') }
  return { folder, start: change => hubStartSchema.parse({ ...usual, ...change }), remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A hub that must start. */
export async function runHub(start: HubStart, now?: () => number): Promise<Hub> {
  const started = await startHub(start, now)
  if (!started.ok) throw new Error(JSON.stringify(started.fault))
  return started.value
}
