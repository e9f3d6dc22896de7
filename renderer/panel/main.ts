import '../ui/zod-without-eval'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import '../ui/base.css'
import { schoolZone } from './formats'
import PanelApp from './PanelApp.vue'
import { useCareStore } from './invites/care-store'
import { useLessonsStore } from './lessons/lessons-store'
import { useReportsStore } from './reports/reports-store'
import { useScreenTimeStore } from './screen-time/screen-time-store'
import { useCommandsStore } from './stores/commands'
import { useDisplaysStore } from './stores/displays'
import { useLibraryStore } from './stores/library'
import { useLinkStore } from './stores/link'
import { usePreferencesStore } from './stores/preferences'
import { useSessionStore } from './stores/session'
import { useShelvesStore } from './stores/shelves'
import { useSourcesStore } from './stores/sources'
import { useUploadsStore } from './stores/uploads'
import { useTimetableStore } from './timetable/timetable-store'

const app = createApp(PanelApp).use(createPinia())
usePreferencesStore()
const link = useLinkStore()
const session = useSessionStore()
const mirrors = [useDisplaysStore(), useCommandsStore(), useLibraryStore(), useUploadsStore(), useLessonsStore(), useReportsStore(), useShelvesStore(), useTimetableStore(), useCareStore(), useScreenTimeStore()]

const bridge = link.open()
for (const mirror of [...mirrors, useSourcesStore()]) mirror.follow(bridge)

// Everything is asked for anew whenever the link opens or a person comes in: what was missed meanwhile is never missing on the page.
const reload = () => Promise.all(mirrors.map(mirror => mirror.reload()))
watch(() => link.connection, async connection => {
  if (connection === 'refused') return session.leave()
  if (connection !== 'open') return
  const wasIn = session.phase === 'in'
  if ((await session.read()) && wasIn) await reload()
}, { immediate: true })
watch(() => session.phase, phase => {
  if (phase === 'in') void reload()
})
const displays = useDisplaysStore()
watch(() => displays.school?.timeZone, zone => { schoolZone.value = zone })

app.mount('#panel')
