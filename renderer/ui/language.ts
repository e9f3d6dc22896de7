import { computed, ref, type ComputedRef } from 'vue'

export type Language = 'ru' | 'en'

/** The page's language; an app sets it from the person's or the display's preference. */
export const language = ref<Language>('ru')

/** Sets the language of words and of the document (for hyphenation and screen readers). */
export function setLanguage(next: Language): void {
  language.value = next
  document.documentElement.lang = next
}

/** Makes an app's `useText()` from its words: both languages in the same shape, checked by the compiler. */
export function wordsIn<T>(words: Record<Language, T>): () => ComputedRef<T> {
  const current = computed(() => words[language.value])
  return () => current
}
