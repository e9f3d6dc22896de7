import { pluralRu } from '../../plural'

/** What a teacher reads about tasks that were imported from QTI. */
export const qtiRu = {
  stage: (first: number, last: number): string => (first === last ? `Задание ${first}` : `Задания ${first}–${last}`),
  taken: (taken: number, of: number): string => `Перенесено ${taken} из ${of} ${pluralRu(of, 'задания', 'заданий', 'заданий')}. Остались:`,
  more: (count: number): string => `и ещё ${count} ${pluralRu(count, 'задание', 'задания', 'заданий')}`,
  reasons: {
    kind: 'такого вида заданий в уроке нет',
    graphic: 'на него отвечают на рисунке; такого вида заданий в уроке нет',
    media: 'в нём рисунок или звук; добавьте его в редакторе урока',
    several: 'в нём несколько вопросов разного вида',
    none: 'в нём нет вопроса, на который отвечают',
    'no-answer': 'в нём не указан правильный ответ, или он не сходится с вариантами',
    partners: 'у одного элемента несколько пар',
    'too-large': 'в нём больше вариантов или текста, чем помещается на доске',
    damaged: 'файл не читается',
    cut: 'файл обрывается раньше конца; скопируйте его ещё раз',
  },
}
