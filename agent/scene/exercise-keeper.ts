import { z } from 'zod'
import { exerciseIdSchema, exerciseProgressSchema, type ExerciseProgress } from '#shared/domain/exercise/progress'
import type { BoardLesson } from '#shared/domain/lesson'
import type { Disposable } from '#shared/lifetime'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import type { SceneState } from './scene-state'

const stateSchema = z.record(exerciseIdSchema, exerciseProgressSchema)
type State = z.infer<typeof stateSchema>

interface Needs {
  lessonOf(lessonId: string): BoardLesson | undefined
  scene(): SceneState
  report(problem: unknown): void
}

/** Owns how far the class has come in the exercises of the lesson on the screen: it outlives the page and the power, and goes when the lesson is closed. */
export class ExerciseKeeper implements Disposable {
  readonly #file: StateFile<State>
  readonly #needs: Needs
  #current: State
  #isWriting = false

  private constructor(file: StateFile<State>, needs: Needs) {
    this.#file = file
    this.#needs = needs
    this.#current = file.value
  }

  static async open(file: string, needs: Needs, report: StateFileOptions<unknown>['report']): Promise<ExerciseKeeper> {
    return new ExerciseKeeper(await StateFile.open({ file, schema: stateSchema, empty: {}, report }), needs)
  }

  read(exerciseId: string): ExerciseProgress | undefined {
    return this.#current[exerciseId]
  }

  /** Only for exercises of a lesson that is open; anything else has nobody to come back to it. */
  keep(exerciseId: string, progress: ExerciseProgress): void {
    const [lessonId, stageId] = exerciseId.split('/')
    const stage = this.#needs.lessonOf(lessonId!)?.stages.find(({ id }) => id === stageId)
    if (stage?.board.kind !== 'exercise' || !openLessons(this.#needs.scene()).has(lessonId!)) return
    this.#change({ ...this.#current, [exerciseId]: progress })
  }

  /** Forgets the exercises of lessons that were closed; the first time, of those that ended while the power was off. */
  look(): void {
    const open = openLessons(this.#needs.scene())
    const kept = Object.entries(this.#current).filter(([id]) => open.has(id.split('/')[0]!))
    if (kept.length < Object.keys(this.#current).length) this.#change(Object.fromEntries(kept))
  }

  async dispose(): Promise<void> {
    while (this.#isWriting) await this.#file.idle()
  }

  #change(next: State): void {
    this.#current = next
    if (!this.#isWriting) void this.#write()
  }

  /** A class types faster than a slow disk writes: only the newest is written, never two at once. */
  async #write(): Promise<void> {
    this.#isWriting = true
    try {
      for (let written: State | undefined; written !== this.#current;) {
        const newest = this.#current
        written = newest
        await this.#file.update(() => newest)
      }
    } catch (error) {
      this.#needs.report(error)
    } finally {
      this.#isWriting = false
    }
  }
}

/** Lessons on the screen, or below what covers them for a while. */
function openLessons({ push, parked, opened }: SceneState): Set<string> {
  return new Set([push?.thing, parked?.thing, opened?.thing].flatMap(thing => (thing?.kind === 'lesson' ? [thing.lessonId] : [])))
}
