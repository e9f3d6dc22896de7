import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LessonRow } from '#shared/contract/lesson-desk'
import { useLinkStore, type PanelBridge } from '../stores/link'

/** The lessons that this person sees, and what can be asked about one. */
export const useLessonsStore = defineStore('lessons', () => {
  const link = useLinkStore()
  const rows = shallowRef<readonly LessonRow[]>()
  /** Rises with every change of any lesson, so that an open editor looks again. */
  const changes = shallowRef(0)

  async function reload(): Promise<void> {
    const answer = await link.ask('listLessons')
    if (answer.ok) rows.value = answer.value
    changes.value++
  }
  function follow(bridge: PanelBridge): void {
    bridge.on('lessonsChanged', () => void reload())
    bridge.on('libraryChanged', () => void reload())
  }

  return {
    rows, changes, follow, reload,
    open: (id: string) => link.ask('openLesson', id),
    rename: (id: string, title: string) => link.ask('renameLesson', id, title),
    duplicate: (id: string, title: string) => link.ask('duplicateLesson', id, title),
    remove: (id: string) => link.ask('removeLesson', id),
    restore: (id: string) => link.ask('restoreLesson', id),
    publish: (id: string, ifRev: string) => link.ask('publishLesson', id, ifRev),
  }
})
