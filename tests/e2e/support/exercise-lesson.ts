import type { CDPSession, Locator, Page } from '@playwright/test'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tasks } from '#shared/domain/exercise/testing/tasks'
import { taskKinds } from '#shared/domain/exercise/task'

export const exerciseLessonId = 'all-kinds'

/** A copy of the demo school with one more lesson: a stage of words, then a stage with one task of each kind. */
export async function schoolWithExercises(folder: string): Promise<string> {
  const school = join(folder, 'school-exercises')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  const lesson = {
    format: 'doska-lesson', version: 1, id: exerciseLessonId, title: 'Девять видов заданий', subject: 'maths', grade: 5,
    stages: [
      { id: 'words', title: 'Слова', minutes: 5, faces: { board: { kind: 'text', heading: 'Сейчас будут задания', paragraphs: [] } } },
      { id: 'tasks', title: 'Задания', minutes: 20, faces: { board: { kind: 'exercise', mode: 'whole-class', tasks: taskKinds.map(kind => ({ ...tasks[kind], explanation: `Объяснение ${kind}` })) } } },
      { id: 'end', title: 'Конец', minutes: 5, faces: { board: { kind: 'text', heading: 'Задания кончились', paragraphs: [] } } },
    ],
  }
  await writeFile(join(school, 'lessons', `${exerciseLessonId}.json`), JSON.stringify(lesson))
  return school
}

/** Fingers on the glass, as the touch screen reports them (Chromium's own input, so that pointer events, capture and clicks are real). */
export class Fingers {
  readonly #session: CDPSession

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page))
  }

  async tap(target: Locator): Promise<void> {
    const { x, y } = await middleOf(target)
    // Sent together: on a busy machine a finger that waits for the first answer presses long, which is no tap.
    await Promise.all([this.#touch('touchStart', [{ x, y, id: 0 }]), this.#touch('touchEnd', [])])
  }

  /** Each finger takes its own thing to its own place; all move at the same time. */
  async drag(...moves: readonly (readonly [Locator, Locator])[]): Promise<void> {
    const ways = await Promise.all(moves.map(async ([from, to]) => ({ from: await middleOf(from), to: await middleOf(to) })))
    const at = (share: number) => ways.map(({ from, to }, id) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, id }))
    await this.#touch('touchStart', at(0))
    for (let step = 1; step <= 8; step++) await this.#touch('touchMove', at(step / 8))
    // Lifted one after the other: both in one report leave Chromium's tap detector waiting for the second.
    for (let left = ways.length - 1; left > 0; left--) await this.#touch('touchMove', at(1).slice(0, left))
    await this.#touch('touchEnd', [])
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number; id: number }[]): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  await target.waitFor()
  const box = (await target.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
