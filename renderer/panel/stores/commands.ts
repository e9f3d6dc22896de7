import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Action, CommandRow, PushRequest, RefusalRow } from '#shared/contract/panel'
import { keyedMirror } from '../model/keyed-mirror'
import { pushesOf } from '../model/pushes'
import { useLinkStore, type PanelBridge } from './link'
import { useSessionStore } from './session'

/** Newest refusals kept on the page; the hub keeps all. */
const refusalLimit = 1000

/** What was sent and what became of it, and what was refused: a mirror of the hub's outbox and log. */
export const useCommandsStore = defineStore('commands', () => {
  const link = useLinkStore()
  const mirror = keyedMirror<CommandRow>(({ id }) => id)
  const pushes = computed(() => pushesOf(mirror.items.value.values()))
  const openCount = computed(() => pushes.value.filter(({ outcome }) => outcome === 'open').length)
  const refusals = shallowRef<readonly RefusalRow[]>([])
  let heard: RefusalRow[] = []

  function follow(bridge: PanelBridge): void {
    bridge.on('commandChanged', mirror.put)
    bridge.on('refused', row => {
      heard.push(row)
      refusals.value = [row, ...refusals.value].slice(0, refusalLimit)
    })
  }

  async function reload(): Promise<void> {
    await mirror.reload(async () => { const list = await link.ask('listCommands'); return list.ok ? list.value : undefined })
    if (!useSessionStore().isTechnician) return
    const meanwhile: RefusalRow[] = []
    heard = meanwhile
    const list = await link.ask('listRefusals')
    if (list.ok) refusals.value = newestFirst(list.value, meanwhile)
    heard = []
  }

  const ofDisplay = (displayId: string): CommandRow[] => [...mirror.items.value.values()].filter(row => row.displayId === displayId).sort((a, b) => (a.id < b.id ? 1 : -1))

  return {
    pushes, openCount, refusals, isKnown: mirror.isKnown, follow, reload, ofDisplay,
    push: (request: PushRequest) => link.ask('push', request),
    act: (displayIds: string[], action: Action) => link.ask('act', displayIds, action),
    cancel: (commandId: string) => link.ask('cancelCommand', commandId),
  }
})

function newestFirst(listed: readonly RefusalRow[], heard: readonly RefusalRow[]): RefusalRow[] {
  const keyOf = ({ at, what, reason, displayId }: RefusalRow) => [at, what, reason, displayId].join('|')
  const known = new Set(listed.map(keyOf))
  return [...listed, ...heard.filter(row => !known.has(keyOf(row)))].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, refusalLimit)
}
