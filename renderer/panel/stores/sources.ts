import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Source, SourceRow } from '#shared/contract/library-sources'
import { useLinkStore, type PanelBridge } from './link'

/** The library's sources as the hub has them. */
export const useSourcesStore = defineStore('sources', () => {
  const link = useLinkStore()
  const rows = shallowRef<readonly SourceRow[]>()

  async function reload(): Promise<void> {
    const answer = await link.ask('listSources')
    if (answer.ok) rows.value = answer.value
  }
  function follow(bridge: PanelBridge): void {
    bridge.on('sourceChanged', row => {
      const others = rows.value ?? []
      rows.value = others.some(({ source }) => source.id === row.source.id) ? others.map(one => (one.source.id === row.source.id ? row : one)) : [...others, row]
    })
  }
  async function remove(id: string) {
    const answer = await link.ask('removeSource', id)
    if (answer.ok) rows.value = rows.value?.filter(({ source }) => source.id !== id)
    return answer
  }
  return {
    rows, follow, reload, remove,
    save: (source: Source) => link.ask('saveSource', source),
    test: (source: Source) => link.ask('testSource', source),
    sync: (id: string) => link.ask('syncSource', id),
    stop: (id: string) => link.ask('stopSource', id),
  }
})
