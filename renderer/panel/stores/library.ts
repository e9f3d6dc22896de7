import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Library } from '#shared/contract/panel'
import type { Invite } from '#shared/domain/invite'
import type { MaterialMetadata } from '#shared/domain/material'
import type { Notice } from '#shared/domain/notice'
import { useLinkStore, type PanelBridge } from './link'

/** What can be shown: materials, lessons, invites and notices, as the hub has them. */
export const useLibraryStore = defineStore('library', () => {
  const link = useLinkStore()
  const library = shallowRef<Library>()
  const invites = shallowRef<readonly Invite[]>()
  const notices = shallowRef<readonly Notice[]>()

  async function reloadLibrary(): Promise<void> {
    const answer = await link.ask('readLibrary')
    if (answer.ok) library.value = answer.value
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
    bridge.on('libraryChanged', () => void reloadLibrary())
    bridge.on('invitesChanged', () => void reloadInvites())
    bridge.on('noticesChanged', () => void reloadNotices())
  }

  const material = (id: string) => library.value?.materials.find(one => one.id === id)
  const lesson = (id: string) => library.value?.lessons.find(one => one.id === id)

  return {
    library, invites, notices, follow, material, lesson,
    reload: () => Promise.all([reloadLibrary(), reloadInvites(), reloadNotices()]),
    change: (metadata: MaterialMetadata) => link.ask('changeMaterial', metadata),
    remove: (id: string) => link.ask('removeMaterial', id),
    restore: (id: string) => link.ask('restoreMaterial', id),
    addLink: (address: string, title: string) => link.ask('addLink', address, title),
    saveInvite: (candidate: Record<string, unknown>) => link.ask('saveInvite', candidate),
    removeInvite: (id: string) => link.ask('removeInvite', id),
    saveNotice: (notice: Notice) => link.ask('saveNotice', notice),
    removeNotice: (id: string) => link.ask('removeNotice', id),
  }
})
