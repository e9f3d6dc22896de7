import type { PackageResult } from '../../../contract/package-messages'

const outcomes = { passed: 'пройдено', failed: 'не пройдено', completed: 'выполнено', incomplete: 'не закончено' } satisfies Record<NonNullable<PackageResult['outcome']>, string>
const points = (value: number) => String(Math.round(value * 10) / 10).replace('.', ',')

/** Packages on the board: HTML, H5P, SCORM. */
export const packagesRu = {
  startOver: 'Начать сначала',
  partBack: 'Предыдущая часть',
  partForward: 'Следующая часть',
  part: (index: number, count: number) => `Часть ${index} из ${count}`,
  files: (done: number, total: number) => `Файлов: ${done} из ${total}`,
  result: ({ score, max, outcome }: PackageResult) =>
    [score !== undefined && max !== undefined ? `${points(score)} из ${points(max)}` : '', outcome ? outcomes[outcome] : ''].filter(Boolean).join(', '),
  keptFor: (className: string) => `Запоминается для ${className}`,
  keptForNobody: 'Запоминается без класса',
  comesBack: (title: string) => `«${title}» перестал отвечать. Открываем заново`,
  nothingLost: 'То, что класс уже сделал, сохранено.',
}
