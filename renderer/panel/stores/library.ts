import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { MaterialsChange, PanelQuery } from '#shared/contract/panel-library'
import type { MaterialName } from '#shared/domain/lesson-import/find-material'
import type { Invite } from '#shared/domain/invite'
import type { MaterialMetadata } from '#shared/domain/material'
import type { Notice } from '#shared/domain/notice'
import { knownThings } from './known-things'
import { useLinkStore, type PanelBridge } from './link'

/** What can be shown: the library, asked part by part, and invites and notices as the hub has them. */
export const useLibraryStore = defineStore('library', () => {
  const link = useLinkStore()
  /** Rises when the hub's library is another one: whoever shows a part of it asks again. */
  const version = ref(0)
  const invites = shallowRef<readonly Invite[]>()
  const notices = shallowRef<readonly Notice[]>()

  const known = knownThings(id => link.ask('readThing', id))
  function changed(): void {
    version.value++
    known.lookAgain()
  }
  async function reloadInvites(): Promise<void> {
    const answer = await link.ask('listInvites')
    if (answer.ok) invites.value = answer.value
  }
  async function reloadNotices(): Promise<void> {
    const answer = await link.ask('listNotices')
    if (answer.ok) notices.value = answer.value
  }
  function follow(bridge: PanelBridge): void {
    bridge.on('libraryChanged', changed)
    bridge.on('invitesChanged', () => void reloadInvites())
    bridge.on('noticesChanged', () => void reloadNotices())
  }
  async function reload(): Promise<void> {
    changed()
    await Promise.all([reloadInvites(), reloadNotices()])
  }

  return {
    material: known.material, lesson: known.lesson, know: known.know, version, invites, notices, follow, reload,
    find: (query: PanelQuery, offset: number, limit: number) => link.ask('findInLibrary', query, offset, limit),
    named: (names: MaterialName[]) => link.ask('findNamed', names),
    read: (id: string) => link.ask('readThing', id),
    change: (metadata: MaterialMetadata) => link.ask('changeMaterial', metadata),
    changeMany: (ids: string[], change: MaterialsChange) => link.ask('changeMaterials', ids, change),
    undoChange: (undoId: string) => link.ask('undoChange', undoId),
    remove: (id: string) => link.ask('removeMaterial', id),
    restore: (id: string) => link.ask('restoreMaterial', id),
    addLink: (address: string, title: string) => link.ask('addLink', address, title),
    saveInvite: (candidate: Record<string, unknown>) => link.ask('saveInvite', candidate),
    removeInvite: (id: string) => link.ask('removeInvite', id),
    saveNotice: (notice: Notice) => link.ask('saveNotice', notice),
    removeNotice: (id: string) => link.ask('removeNotice', id),
  }
})
