import { nightMinutes } from '#shared/domain/hall/night'
import { longestNightMinutes, type HallSettings } from '#shared/domain/hall/schema'
import type { PanelWords } from '#shared/text/panel/ru'

/** What must be put right before a hall screen can be saved, beside its fields. */
export interface HallProblems {
  readonly grades: string | undefined
  readonly ticker: string | undefined
  readonly night: string | undefined
}

export function problemsOf({ ticker, night }: HallSettings, isGradesWrong: boolean, words: PanelWords['hall']): HallProblems {
  const isLineWrong = ticker.some(({ text, from, until }) => text.trim() === '' || (from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from)))
  return {
    grades: isGradesWrong ? words.gradesProblem : undefined,
    ticker: isLineWrong ? words.tickerProblem : undefined,
    night: nightMinutes(night) > longestNightMinutes ? words.nightProblem : undefined,
  }
}
