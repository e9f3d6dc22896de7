import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { setLanguage, type Language } from '../../ui/language'
import { setTheme } from '../../ui/theme'

export type ThemeChoice = 'dark' | 'light' | 'system'

/** How this person likes the panel; kept in this browser only. */
export const usePreferencesStore = defineStore('preferences', () => {
  const theme = ref<ThemeChoice>(stored('doska-theme', ['dark', 'light', 'system'], 'system'))
  const language = ref<Language>(stored('doska-language', ['ru', 'en'], 'ru'))
  const displayView = ref<'cards' | 'table'>(stored('doska-display-view', ['cards', 'table'], 'cards'))
  const prefersDark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => setTheme(theme.value === 'system' ? (prefersDark.matches ? 'dark' : 'light') : theme.value)

  prefersDark.addEventListener('change', apply)
  watch(theme, next => { keep('doska-theme', next); apply() })
  watch(language, next => { keep('doska-language', next); setLanguage(next) })
  watch(displayView, next => keep('doska-display-view', next))
  apply()
  setLanguage(language.value)
  return { theme, language, displayView }
})

function stored<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    return allowed.find(one => one === localStorage.getItem(key)) ?? otherwise
  } catch {
    return otherwise // storage is off in this browser: the choice lasts as long as the page
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // storage is off in this browser: the choice lasts as long as the page
  }
}
