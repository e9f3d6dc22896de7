import { everyWeekWords, weekdayWords, weekWords } from '#shared/text/import/recognised-words'
import { plainWords } from '#shared/domain/timetable-import/name-key'

/** `HH:MM` of «8:30», «08.30», «8-30», «08:30:00», «0830» and of a spreadsheet's share of a day; undefined: no time of day. */
export function wallTimeOf(cell: string): string | undefined {
  const text = cell.trim()
  const share = /^0?[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : undefined
  const [hours, minutes] = share === undefined
    ? (/^(\d{1,2})\s*[:.\-ч ]\s*(\d{2})(?::\d{2}(?:\.\d+)?)?\s*$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? []).slice(1).map(Number)
    : [Math.floor(Math.round(share * 1440) / 60), Math.round(share * 1440) % 60]
  return hours !== undefined && minutes !== undefined && hours < 24 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : undefined
}

/** Both ends of «8:30–9:15» or «08.30 - 09.15». */
export function timeSpanOf(cell: string): { start: string; end: string } | undefined {
  const parts = /^\D{0,3}(\d{1,2}[:.]\d{2})\s*[-–—]\s*(\d{1,2}[:.]\d{2})/.exec(cell.trim())
  const [start, end] = [wallTimeOf(parts?.[1] ?? ''), wallTimeOf(parts?.[2] ?? '')]
  return start && end ? { start, end } : undefined
}

/** `YYYY-MM-DD` of ISO dates, «1.9.2026», «01/09/26», and days of a spreadsheet since 30 December 1899. */
export function dateOf(cell: string): string | undefined {
  const text = cell.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(text)
  if (iso) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  if (local) return realDate(Number(local[3]!.length === 2 ? `20${local[3]}` : local[3]), Number(local[2]), Number(local[1]))
  return /^[3-6]\d{4}(\.0+)?$/.test(text) ? new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10) : undefined
}

function realDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = year >= 1900 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : undefined
}

/** Monday is 1; a name, a short form or the number itself. */
export function weekdayOf(cell: string): number | undefined {
  const words = plainWords(cell)
  if (/^[1-7]$/.test(words)) return Number(words)
  const index = weekdayWords.findIndex(forms => forms.includes(words) || forms.slice(0, 2).some(name => words.startsWith(name)))
  return index < 0 ? undefined : index + 1
}

/** The number of a lesson in «3», «3 урок», «№3», «III», «3.0». */
export function periodOf(cell: string): number | undefined {
  const text = cell.trim()
  const number = /^№?\s*(\d{1,2})(?:[.,]0*)?(?!\d)\D*$/.exec(text)?.[1]
  if (number !== undefined && Number(number) <= 20 && !/[:\d]\s*$/.test(text.slice(text.indexOf(number) + number.length))) return Number(number)
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'].indexOf(text.toUpperCase())
  return roman < 0 ? undefined : roman + 1
}

/** Weeks of a rotation from 1: «A», «нечётная», «1,3»; `every`: each week; undefined: not understood. */
export function weeksOf(cell: string): number[] | 'every' | undefined {
  const whole = plainWords(cell)
  if (whole === '' || everyWeekWords.some(word => whole.startsWith(word))) return 'every'
  const weeks = cell.split(/[,;+&/]/).map(part => weekWords.findIndex(forms => forms.includes(plainWords(part))) + 1)
  return weeks.includes(0) ? undefined : [...new Set(weeks)].sort()
}

const two = (number: number): string => String(number).padStart(2, '0')
