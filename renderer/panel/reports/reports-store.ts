import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { PanelReportRequests } from '#shared/contract/material-reports'
import { useLinkStore, type PanelBridge } from '../stores/link'
import { useSessionStore } from '../stores/session'

export type ReportState = Parameters<PanelReportRequests['listReports']>[0]
type Listed = ReturnType<PanelReportRequests['listReports']>

/** What boards told about faults in materials: the page asks again whenever the hub says that something changed. */
export const useReportsStore = defineStore('reports', () => {
  const link = useLinkStore()
  const session = useSessionStore()
  const openCount = ref(0)
  const state = ref<ReportState>('open')
  const listed = shallowRef<Listed>()
  const hasFailed = ref(false)

  async function reload(): Promise<void> {
    if (!session.isTechnician) return
    const wanted = state.value
    const answer = await link.ask('listReports', wanted)
    if (wanted !== state.value) return
    hasFailed.value = !answer.ok
    if (!answer.ok) return
    listed.value = answer.value
    if (wanted === 'open') openCount.value = answer.value.total
  }
  function follow(bridge: PanelBridge): void {
    bridge.on('reportsChanged', ({ open }) => {
      openCount.value = open
      void reload()
    })
  }
  watch(state, () => {
    listed.value = undefined
    void reload()
  })

  return { openCount, state, listed, hasFailed, follow, reload, handle: (ids: string[], isHandled: boolean) => link.ask('handleReports', ids, isHandled) }
})
