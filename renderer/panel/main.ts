import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import '../ui/base.css'
import { schoolZone } from './formats'
import PanelApp from './PanelApp.vue'
import { useCommandsStore } from './stores/commands'
import { useDisplaysStore } from './stores/displays'
import { useLibraryStore } from './stores/library'
import { useLinkStore } from './stores/link'
import { usePreferencesStore } from './stores/preferences'
import { useSessionStore } from './stores/session'
import { useUploadsStore } from './stores/uploads'

const app = createApp(PanelApp).use(createPinia())
usePreferencesStore()
const link = useLinkStore()
const session = useSessionStore()
const mirrors = [useDisplaysStore(), useCommandsStore(), useLibraryStore(), useUploadsStore()]

const bridge = link.open()
for (const mirror of mirrors) mirror.follow(bridge)

// Everything is asked for anew whenever the link opens or the person changes: what was missed meanwhile is never missing on the page.
watch([() => link.connection, () => session.phase], async ([connection, phase], before) => {
  if (connection === 'refused' && phase !== 'ended') session.leave()
  if (connection !== 'open') return
  const isNewLink = before[0] !== 'open'
  const isNewPerson = phase === 'in' && before[1] !== 'in'
  if (isNewLink && !(await session.read())) return
  if (isNewLink || isNewPerson) await Promise.all(mirrors.map(mirror => mirror.reload()))
}, { immediate: true })
const displays = useDisplaysStore()
watch(() => displays.school?.timeZone, zone => { schoolZone.value = zone })

app.mount('#panel')
