import type { Language } from '../../ui/language'

const makers = new Map<string, Intl.DateTimeFormat>()

/** Formats are dear to make and asked for every second. */
function formatOf(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, options])
  const known = makers.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { ...options, timeZone })
  makers.set(key, made)
  return made
}

/** `10:05`, local to the school. */
export const timeWords = (ms: number, language: Language, timeZone: string): string => formatOf(language, timeZone, { hour: '2-digit', minute: '2-digit' }).format(ms)

/** `воскресенье, 22 ноября`. */
export function dateWords(ms: number, language: Language, timeZone: string): string {
  const words = formatOf(language, timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(ms)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `1 сентября`. */
export const dayWords = (ms: number, language: Language, timeZone: string): string => formatOf(language, timeZone, { day: 'numeric', month: 'long' }).format(ms)

/** `1 сентября`, of another year with it. */
export function datedWords(ms: number, nowMs: number, language: Language, timeZone: string): string {
  const year = formatOf(language, timeZone, { year: 'numeric' })
  return year.format(ms) === year.format(nowMs) ? dayWords(ms, language, timeZone) : formatOf(language, timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(ms)
}

/** Whole minutes since an instant; never negative. */
export const minutesSince = (thenMs: number, nowMs: number): number => Math.max(0, Math.floor((nowMs - thenMs) / 60_000))
