import { computed, nextTick, shallowRef, watch, type Ref } from 'vue'
import { WeekClashes } from '#shared/domain/timetable/conflicts'
import type { LessonCandidate, PlannedLesson, Timetable } from '#shared/domain/timetable/schema'
import { clashesAt, steppedTo, type Carried, type GridPlace } from './model/carrying'
import { movedTo, type GridBy, type WeekRow, type WeekShape } from './model/week-rows'

interface Grid {
  readonly view: Readonly<Ref<HTMLElement | null>>
  readonly timetable: Timetable
  readonly rows: readonly WeekRow[]
  readonly shape: WeekShape
  readonly by: GridBy
  readonly canEdit: boolean
  lessonOf(event: Event): PlannedLesson | undefined
  /** The cell below the pointer. */
  placeOf(event: MouseEvent): GridPlace | undefined
  move(lesson: LessonCandidate): void
}

/** A lesson on its way through the week, by mouse or by keys: Alt and an arrow take it, arrows lead it, Enter puts it down, Escape puts it back. `grid` is asked anew each time. */
export function useCarrying(grid: () => Grid) {
  const carried = shallowRef<Carried>()
  const clashes = computed(() => (carried.value ? new WeekClashes(grid().timetable) : undefined))
  /** What it would clash with where it is now. */
  const told = computed(() => (carried.value?.over && clashes.value ? clashesAt(clashes.value, carried.value.lesson, carried.value.over, grid().by) : []))
  /** The moved lesson is another element: the focus follows it. */
  let refocused = ''
  watch(() => grid().rows, () => void nextTick(() => {
    if (refocused) grid().view.value?.querySelector<HTMLElement>(`[data-lesson="${refocused}"]`)?.focus()
    refocused = ''
  }))

  function begin(event: DragEvent): void {
    const lesson = grid().lessonOf(event)
    if (!lesson || !event.dataTransfer) return
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', lesson.id)
    setTimeout(() => { carried.value = { lesson, isByKeys: false, over: undefined } }) // a browser ends a dragging when the page changes as it begins
  }
  function hover(event: DragEvent): void {
    const place = grid().placeOf(event)
    if (!carried.value || !place) return
    event.preventDefault()
    const { over } = carried.value
    if (over?.row !== place.row || over.weekday !== place.weekday || over.period !== place.period) carried.value = { ...carried.value, over: place }
  }
  function drop(event: DragEvent): void {
    const place = grid().placeOf(event)
    if (!carried.value || !place) return
    event.preventDefault()
    putDown(place)
  }
  function putDown(place: GridPlace | undefined): void {
    const lesson = carried.value?.lesson
    carried.value = undefined
    if (!lesson || !place) return
    const moved = movedTo(lesson, place, grid().by)
    if (moved.weekday === lesson.weekday && moved.period === lesson.period && moved.roomId === lesson.roomId && moved.teacher === lesson.teacher) return
    refocused = lesson.id
    grid().move(moved)
  }
  function step(event: KeyboardEvent): void {
    const { canEdit, lessonOf, shape, rows, by, view } = grid()
    const lesson = lessonOf(event)
    const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset['row']
    if (!canEdit || !lesson || row === undefined || (!carried.value && !event.altKey)) return
    const over = steppedTo(carried.value?.over ?? { row, weekday: lesson.weekday, period: lesson.period }, event.key, shape, rows, by)
    if (!over && !(carried.value && ['Enter', ' ', 'Escape'].includes(event.key))) return
    event.preventDefault()
    event.stopPropagation()
    if (!over) return putDown(event.key === 'Escape' ? undefined : carried.value?.over)
    carried.value = { lesson, isByKeys: true, over }
    void nextTick(() => view.value?.querySelector('.is-over')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  }
  return {
    carried, clashes, told, begin, hover, drop, step,
    putBack: () => putDown(undefined),
    leave: () => { if (carried.value?.isByKeys) putDown(undefined) },
  }
}
