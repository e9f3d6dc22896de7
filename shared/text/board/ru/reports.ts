import type { ReportFault } from '../../../contract/material-reports'
import type { ReportKind } from '../../../domain/material-report'

/** "Error in the material": what is wrong, told from the board. */
export const reportsRu = {
  open: 'Сообщить об ошибке в материале',
  title: 'Что не так с материалом?',
  kinds: { 'does-not-open': 'Не открывается', 'wrong-text': 'Ошибка в тексте', 'no-sound': 'Нет звука', 'poor-picture': 'Картинка плохо видна', other: 'Другое' } satisfies Record<ReportKind, string>,
  words: 'Своими словами, без имён учеников',
  wordsHint: 'Можно не заполнять: место в материале запишется само.',
  place: (place: string) => `Место: ${place}`,
  at: {
    second: (clock: string) => clock,
    page: (page: number) => `страница ${page}`,
    share: (percent: number) => `${percent} % книги`,
    picture: (picture: number) => `картинка ${picture}`,
    task: (task: number) => `задание ${task}`,
    part: (part: number, title: string) => title || `часть ${part}`,
    stage: (stage: number) => `этап ${stage}`,
  },
  send: 'Отправить замечание',
  sent: 'Замечание отправлено. Спасибо.',
  waits: 'Замечание записано на доске и уйдёт в школу, как только появится связь. Спасибо.',
  faults: {
    unknown: 'Этого материала на доске больше нет, поэтому замечание не записано.',
    'too-many': 'С этой доски сейчас слишком много замечаний. Попробуйте через час.',
    'not-kept': 'Доска не смогла записать замечание: диск не отвечает. Позовите техника.',
  } satisfies Record<ReportFault['kind'], string>,
}
