import type { BoardText } from '#shared/text/board/ru'
import { addDays } from '#shared/domain/timetable/dates'
import type { Language } from '../../ui/language'
import { dateWords } from '../clock/format'

/** «Сегодня», «Завтра» or «Пятница, 27 ноября». Dates are local already. */
export function dayWordsOf(date: string, today: string, text: BoardText, language: Language): string {
  if (date === today) return text.hall.today
  if (date === addDays(today, 1)) return text.hall.tomorrow
  return dateWords(Date.parse(`${date}T12:00:00Z`), language, 'UTC')
}
