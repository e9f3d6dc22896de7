/** What a board shows that could not start: it has no settings to read a language from, so it says it in both. */
export const startFailure = [
  { language: 'ru', title: 'Доска не запустилась', advice: 'Сообщите технику. Через минуту доска попробует ещё раз.', reason: 'Причина' },
  { language: 'en', title: 'The board could not start', advice: 'Tell the technician. The board tries again in a minute.', reason: 'Reason' },
] as const
