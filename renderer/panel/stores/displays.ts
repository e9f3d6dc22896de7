import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { DisplayChange, DisplayRow, PendingEnrolment, School } from '#shared/contract/panel'
import { keyedMirror } from '../model/keyed-mirror'
import type { RoomBells } from '#shared/domain/bells/room-bells'
import type { ContentRules } from '#shared/domain/content-rules'
import { useLinkStore, type PanelBridge } from './link'
import { useSessionStore } from './session'

/** The school, its displays and those that wait to be taken in: a mirror of the hub. */
export const useDisplaysStore = defineStore('displays', () => {
  const link = useLinkStore()
  const mirror = keyedMirror<DisplayRow>(({ id }) => id)
  const school = shallowRef<School>()
  const enrolments = shallowRef<readonly PendingEnrolment[]>([])
  const rows = computed(() => [...mirror.items.value.values()])

  function follow(bridge: PanelBridge): void {
    bridge.on('displayChanged', mirror.put)
    bridge.on('displayRemoved', ({ id }) => mirror.remove(id))
    bridge.on('timetableChanged', () => void readSchool())
    bridge.on('enrolmentsChanged', next => { enrolments.value = next })
  }

  async function readSchool(): Promise<void> {
    const answer = await link.ask('readSchool')
    if (answer.ok) school.value = answer.value
  }

  async function reload(): Promise<void> {
    const [, waiting] = await Promise.all([
      readSchool(),
      useSessionStore().isTechnician ? link.ask('listEnrolments') : undefined,
      mirror.reload(async () => { const list = await link.ask('listDisplays'); return list.ok ? list.value : undefined }),
    ])
    if (waiting?.ok) enrolments.value = waiting.value
  }

  const find = (id: string): DisplayRow | undefined => mirror.items.value.get(id)
  const nameOf = (id: string): string => find(id)?.name ?? id
  const roomName = (roomId: string): string => school.value?.rooms.find(({ id }) => id === roomId)?.name ?? roomId

  return {
    rows, isKnown: mirror.isKnown, school, enrolments, follow, reload, find, nameOf, roomName,
    change: (id: string, change: DisplayChange) => link.ask('changeDisplay', id, change),
    setDownloadRules: (ids: readonly string[], rules: ContentRules) => link.ask('setDownloadRules', [...ids], rules),
    setRoomBells: (ids: readonly string[], bells: RoomBells) => link.ask('setRoomBells', [...ids], bells),
    remove: (id: string) => link.ask('removeDisplay', id),
    approve: (enrolmentId: string, code: string, change: DisplayChange) => link.ask('approveEnrolment', enrolmentId, code, change),
    refuse: (enrolmentId: string) => link.ask('refuseEnrolment', enrolmentId),
  }
})
