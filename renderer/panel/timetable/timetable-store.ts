import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { BellsChange, CalendarChange, ChangeCandidate, LessonCandidate } from '#shared/domain/timetable/schema'
import type { PlaceCandidate, PlaceKind } from '#shared/domain/timetable/school-places'
import type { TimetableView } from '#shared/contract/timetable-requests'
import { useLinkStore, type PanelBridge } from '../stores/link'

/** The school's timetable, read when its screen is first opened and again whenever the hub says that it is another. */
export const useTimetableStore = defineStore('timetable', () => {
  const link = useLinkStore()
  const view = shallowRef<TimetableView>()
  const hasFailed = ref(false)
  let isWanted = false

  async function reload(): Promise<void> {
    if (!isWanted) return
    const answer = await link.ask('readTimetable')
    hasFailed.value = !answer.ok
    if (answer.ok) view.value = answer.value
  }
  function follow(bridge: PanelBridge): void {
    bridge.on('timetableChanged', () => void reload())
  }
  function open(): Promise<void> {
    isWanted = true
    return reload()
  }

  return {
    timetable: computed(() => view.value?.timetable),
    undoStep: computed(() => view.value?.undo),
    hasFailed, follow, reload, open,
    savePlannedLesson: (lesson: LessonCandidate) => link.ask('savePlannedLesson', lesson),
    removePlannedLesson: (lessonId: string) => link.ask('removePlannedLesson', lessonId),
    saveChange: (change: ChangeCandidate) => link.ask('saveChange', change),
    removeChange: (changeId: string) => link.ask('removeChange', changeId),
    saveBells: (bells: BellsChange) => link.ask('saveBells', bells),
    saveCalendar: (calendar: CalendarChange) => link.ask('saveCalendar', calendar),
    savePlace: (place: PlaceCandidate) => link.ask('savePlace', place),
    removePlace: (of: PlaceKind, id: string) => link.ask('removePlace', of, id),
    undo: () => link.ask('undoTimetable'),
  }
})
