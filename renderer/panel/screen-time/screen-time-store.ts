import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { ScreenTimeReport } from '#shared/contract/screen-time'
import type { Surface } from '#shared/domain/screen-norms'
import { schoolZone } from '../formats'
import { useLinkStore, type PanelBridge } from '../stores/link'
import { localTime } from '#shared/domain/local-time'
import { lastDays } from './days'

/** What classes looked at, for one day or a week; asked again while somebody looks and more is shown somewhere. */
export const useScreenTimeStore = defineStore('screen-time', () => {
  const link = useLinkStore()
  const days = ref<'day' | 'week'>('day')
  const report = shallowRef<ScreenTimeReport>()
  const hasFailed = ref(false)
  /** Nobody reads a report that nobody looks at. */
  const isLookedAt = ref(false)
  const today = () => localTime(Date.now(), schoolZone.value ?? 'UTC').date
  /** '' until somebody chooses another: today. */
  const chosen = ref('')
  let asked = 0

  async function reload(): Promise<void> {
    if (!isLookedAt.value) return
    const to = chosen.value || today()
    const mine = ++asked
    const answer = await link.ask('readScreenTime', lastDays(to, days.value === 'day' ? 1 : 7), to)
    if (mine !== asked) return // another day was chosen meanwhile
    hasFailed.value = !answer.ok
    if (answer.ok) report.value = answer.value
  }
  const follow = (bridge: PanelBridge) => void bridge.on('screenTimeChanged', () => void reload())
  watch([days, chosen, isLookedAt, schoolZone], () => void reload())

  return { days, chosen, today, report, hasFailed, isLookedAt, follow, reload, changeSurface: (displayId: string, surface: Surface) => link.ask('changeSurface', displayId, surface) }
})
