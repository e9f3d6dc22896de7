/** The display cannot tell the time: what is so, what is safe, what to do. */
export const doubtRu = {
  title: 'Доска не уверена, который час',
  safe: 'Уроки открываются как обычно. Расписание, звонки и коды классов вернутся, как только время подскажет сервер школы.',
  trusted: (date: string, time: string) => `Последнее верное время: ${date}, ${time}.`,
  never: 'Точного времени доска ещё не получала.',
}
export type DoubtText = typeof doubtRu
