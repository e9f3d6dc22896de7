import type { PanelWords } from '#shared/text/panel/ru'
import type { ChangedDay } from './model/day-with-change'

/** What is wrong with the time of a lesson of one day: half a pair, the wrong way round, or a period without a bell that day. */
export function timeProblemOf(words: PanelWords['timetable']['change'], { start, end }: { readonly start: string; readonly end: string }, { lesson }: ChangedDay): string | undefined {
  if ((start !== '' || end !== '') && !(start !== '' && start < end)) return words.timeProblem
  return lesson ? undefined : words.noBell
}
