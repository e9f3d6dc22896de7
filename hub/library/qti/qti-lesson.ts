import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { lessonSchema, type Lesson } from '#shared/domain/lesson'
import type { Task } from '#shared/domain/exercise/task'
import { qtiEn } from '#shared/text/hub/en/qti'
import { qtiRu } from '#shared/text/hub/ru/qti'
import { titleOf } from '../make-material'
import type { ReceivedFile } from '../package-files'
import { readQti, type QtiFile, type ReadQti } from './read-qti'

/** An item is a page of text; more is something else. */
const limits = { fileBytes: 1024 * 1024, files: 2000, bytes: 32 * 1024 * 1024 } as const
const tasksOfStage = 10
/** A task at the board takes a class about so long. */
const minutesOfTask = 2
/** As many as the teacher's face can hold. */
const mostLinesLeft = 19

/** What a QTI import became: a lesson, and how many items are in it; without a lesson nothing could be taken. */
export interface QtiLesson {
  readonly lesson: Lesson | undefined
  readonly read: ReadQti
}

/** The lesson of exercises in a QTI package or item; `undefined` when the files are something else. Reads only XML, within limits. */
export async function qtiLessonOf(name: string, received: readonly ReceivedFile[]): Promise<QtiLesson | undefined> {
  const files: QtiFile[] = []
  let leftBytes: number = limits.bytes
  for (const { path, file, bytes } of received.filter(one => one.bytes <= limits.fileBytes).slice(0, limits.files)) {
    if (received.length > 1 && !/\.xml$/i.test(path)) continue
    if ((leftBytes -= bytes) < 0) break
    files.push({ path, text: await readFile(file, 'utf8') })
  }
  // A course may carry items for its own player; it is the course that was brought.
  if (files.some(({ text }) => text.includes('ADL SCORM'))) return undefined
  const read = readQti(files)
  return read && { read, lesson: read.tasks.length > 0 ? lessonOf(name, read) : undefined }
}

function lessonOf(name: string, { title, tasks, left }: ReadQti): Lesson {
  const language = /[а-яё]/i.test(JSON.stringify(tasks)) ? 'ru' : 'en'
  const words = language === 'ru' ? qtiRu : qtiEn
  const lines = left.slice(0, mostLinesLeft).map(({ title: item, reason }) => `${item}: ${words.reasons[reason]}`)
  if (left.length > mostLinesLeft) lines.push(words.more(left.length - mostLinesLeft))
  const notes = { kind: 'text', heading: words.taken(tasks.length, tasks.length + left.length), paragraphs: lines }
  const stages = chunks(tasks).map((some, index) => ({
    id: `s${index + 1}`,
    title: words.stage(index * tasksOfStage + 1, index * tasksOfStage + some.length),
    minutes: some.length * minutesOfTask,
    faces: { board: { kind: 'exercise', tasks: some }, ...(index === 0 && left.length > 0 ? { teacher: notes } : {}) },
  }))
  // The same package becomes the same lesson, however often it is brought.
  const id = `qti-${createHash('sha256').update(JSON.stringify([title, tasks])).digest('hex').slice(0, 24)}`
  return lessonSchema.parse({ format: 'doska-lesson', version: 1, id, title: title.slice(0, 200) || titleOf(name), subject: 'other', grade: 0, language, stages })
}

function chunks(tasks: readonly Task[]): Task[][] {
  return Array.from({ length: Math.ceil(tasks.length / tasksOfStage) }, (_, index) => tasks.slice(index * tasksOfStage, (index + 1) * tasksOfStage))
}
