import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { FaceView } from '#shared/contract/scene-view'
import { judge } from '#shared/domain/exercise/judge'
import { check, emptyProgress, goToTask, progressOf, respond, reveal, tryAgain, type ExerciseProgress } from '#shared/domain/exercise/progress'
import { isEmptyResponse, rightResponse, type Response } from '#shared/domain/exercise/response'
import { useBoardStore } from '../stores/board'
import type { Mark } from './marks'

export type ExerciseFaceView = Extract<FaceView, { kind: 'exercise' }>

/** An agent that is just starting is asked again after this. */
const askAgainMs = 700
const undoSteps = 50

/** What the class does with an exercise. Shown at once, kept by the agent with every step, so that a page that comes back stands where it stood. */
export function useExercise(face: () => ExerciseFaceView) {
  const store = useBoardStore()
  const progress = shallowRef<ExerciseProgress>(emptyProgress)
  const past = shallowRef<readonly ExerciseProgress[]>([])
  let isRead = false
  let isGone = false
  onScopeDispose(() => (isGone = true))

  const tasks = computed(() => face().tasks)
  const at = computed(() => Math.min(progress.value.task, tasks.value.length - 1))
  const task = computed(() => tasks.value[at.value]!)
  const now = computed(() => progressOf(progress.value, task.value))
  const judgement = computed(() => (now.value.phase === 'open' ? undefined : judge(task.value, now.value.response)))
  const isFull = computed(() => judgement.value !== undefined && judgement.value.points === judgement.value.of)
  const isRevealed = computed(() => now.value.phase === 'revealed')
  /** What the class left out gets no mark before the answer is revealed. */
  const marks = computed(() => {
    const parts = judgement.value?.parts ?? []
    const shows = task.value.kind === 'single' || task.value.kind === 'multiple' ? (verdict: string) => verdict === 'empty' : (verdict: string) => verdict !== 'right'
    return new Map(parts.flatMap(({ id, verdict }): [string, Mark][] => {
      if (isRevealed.value && shows(verdict)) return [[id, 'answer']]
      return verdict === 'empty' ? [] : [[id, verdict]]
    }))
  })

  async function load(): Promise<void> {
    for (;;) {
      const answer = await store.readExercise(face().id)
      if (answer.ok) {
        isRead = true
        progress.value = answer.value ?? emptyProgress
        return
      }
      await new Promise(resolve => setTimeout(resolve, askAgainMs))
      if (isGone) return
    }
  }

  function go(next: ExerciseProgress): void {
    if (next === progress.value) return
    progress.value = next
    void store.keepExercise(face().id, next)
  }
  function step(next: ExerciseProgress): void {
    if (next !== progress.value) past.value = [...past.value.slice(1 - undoSteps), progress.value]
    go(next)
  }
  function undo(): void {
    const before = past.value.at(-1)
    past.value = past.value.slice(0, -1)
    if (before) go(before)
  }
  // What was answered while the agent was away; before it is read, nothing was.
  watch(() => store.connection, connection => connection === 'open' && isRead && void store.keepExercise(face().id, progress.value))

  function goTo(place: number): void {
    past.value = []
    go(goToTask(progress.value, place, tasks.value))
  }

  return {
    load, task, at, tasks, marks, judgement, isFull, isRevealed, undo, goTo,
    isOpen: computed(() => !isRevealed.value),
    canUndo: computed(() => past.value.length > 0),
    canCheck: computed(() => now.value.phase === 'open' && !isEmptyResponse(now.value.response)),
    phase: computed(() => now.value.phase),
    seed: computed(() => `${face().id}/${task.value.id}/${now.value.round}`),
    /** Once it is revealed the right answer stands there; a choice of the class stays to be seen beside it. */
    response: computed<Response>(() => (isRevealed.value && !('choices' in now.value.response) ? rightResponse(task.value) : now.value.response)),
    phaseOf: (place: number) => progressOf(progress.value, tasks.value[place]!).phase,
    respond: (response: Response) => step(respond(progress.value, task.value, response)),
    check: () => step(check(progress.value, task.value)),
    reveal: () => step(reveal(progress.value, task.value)),
    tryAgain: () => step(tryAgain(progress.value, task.value)),
    /** Forward by the clicker: the answer first, then the next task. False when the exercise has nothing more in that direction. */
    present(by: number): boolean {
      if (by > 0 && !isRevealed.value) step(reveal(progress.value, task.value))
      else if (at.value + by < 0 || at.value + by >= tasks.value.length) return false
      else goTo(at.value + by)
      return true
    },
  }
}
