import '../ui/zod-without-eval'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../ui/base.css'
import { setLanguage } from '../ui/language'
import { setTheme } from '../ui/theme'
import { useInviteStore } from './invite-store'
import PhoneApp from './PhoneApp.vue'
import { doorCodeOf } from './shelf/door-code'
import { shortNameOf } from './short-name'

const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const followTheme = () => setTheme(prefersDark.matches ? 'dark' : 'light')
prefersDark.addEventListener('change', followTheme)
followTheme()
setLanguage(navigator.language.toLowerCase().startsWith('en') ? 'en' : 'ru')

const code = doorCodeOf(location.pathname)
if (code === undefined) {
  const app = createApp(PhoneApp).use(createPinia())
  const store = useInviteStore()
  store.follow()
  store.ask(shortNameOf(location.pathname, location.hash))
  window.addEventListener('hashchange', () => store.ask(shortNameOf(location.pathname, location.hash)))
  app.mount('#phone')
} else {
  void import('./shelf/ShelfApp.vue').then(({ default: ShelfApp }) => createApp(ShelfApp, { code }).use(createPinia()).mount('#phone'))
}
