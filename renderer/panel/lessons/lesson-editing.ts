import { computed, onMounted, onUnmounted, ref, shallowRef, watch } from 'vue'
import type { LessonDraft } from '#shared/domain/lesson-draft'
import { saveDraft } from './lesson-line'
import { useLessonsStore } from './lessons-store'
import { Autosave, type SaveState } from './model/autosave'
import { beginHistory, recordEdit, redoEdit, undoEdit, type EditHistory } from './model/edit-history'

type Phase = 'opening' | 'open' | 'not-yours' | 'gone'

/** One lesson under somebody's hands: its history, and the draft at the hub that follows it. Lives as long as the editor. */
export function useLessonEditing(lessonId: string, refreshed: () => void) {
  const lessons = useLessonsStore()
  const phase = ref<Phase>('opening')
  const history = shallowRef<EditHistory<LessonDraft>>()
  const saveState = shallowRef<SaveState>({ kind: 'saved' })
  let saving: Autosave<LessonDraft> | undefined

  const draft = computed(() => history.value?.now.value)
  const row = computed(() => lessons.rows?.find(({ id }) => id === lessonId))

  /** Reads the lesson; while something of this page is unsaved, what others did waits. */
  async function read(): Promise<void> {
    const before = saving?.rev
    const answer = await lessons.open(lessonId)
    if (saving?.rev !== before) return // older than what was saved meanwhile
    if (!answer.ok) {
      if (answer.fault.kind === 'unknown') phase.value = 'gone'
      else if (answer.fault.kind === 'not-yours') phase.value = 'not-yours'
      return
    }
    const { rev, draft: next } = answer.value
    if (saving && (saveState.value.kind !== 'saved' || rev === saving.rev)) return
    const isAgain = saving !== undefined
    start(rev, next)
    if (isAgain) refreshed()
  }
  function start(rev: string, value: LessonDraft): void {
    saving?.dispose()
    saving = new Autosave(rev, {
      save: (ifRev, newest) => saveDraft(lessonId, ifRev, newest),
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      changed: state => { saveState.value = state },
    })
    history.value = beginHistory(value)
    saveState.value = { kind: 'saved' }
    phase.value = 'open'
  }

  function become(next: EditHistory<LessonDraft>): void {
    if (next === history.value) return
    history.value = next
    saving?.change(next.now.value)
  }
  /** One edit; equal labels in a row are one step back. */
  function edit(label: string, change: (draft: LessonDraft) => LessonDraft): void {
    if (history.value) become(recordEdit(history.value, change(history.value.now.value), label, Date.now()))
  }
  const undo = () => history.value && become(undoEdit(history.value))
  const redo = () => history.value && become(redoEdit(history.value))

  /** Publishes what is on this page: it is saved first. */
  async function publish() {
    if (!saving || !(await saving.flush())) return undefined
    const answer = await lessons.publish(lessonId, saving.rev)
    if (answer.ok) saving.rebase(answer.value.rev)
    else if (answer.fault.kind === 'changed') saveState.value = { kind: 'conflict', by: answer.fault.by, at: answer.fault.at }
    return answer
  }
  /** Gives up this page's version for the hub's. */
  async function takeTheirs(): Promise<void> {
    const answer = await lessons.open(lessonId)
    if (answer.ok) start(answer.value.rev, answer.value.draft)
  }

  watch(() => lessons.changes, () => void read())
  const warn = (event: BeforeUnloadEvent) => {
    if (saveState.value.kind !== 'saved') event.preventDefault()
  }
  onMounted(() => {
    window.addEventListener('beforeunload', warn)
    void read()
  })
  onUnmounted(() => {
    window.removeEventListener('beforeunload', warn)
    void saving?.flush()
  })

  return {
    phase, draft, row, saveState, edit, undo, redo, publish, takeTheirs,
    canUndo: computed(() => (history.value?.past.length ?? 0) > 0),
    canRedo: computed(() => (history.value?.future.length ?? 0) > 0),
  }
}
