import { pluralRu } from '../../plural'

/** Exercises at the board: what the class does, and kind words about how it went. */
export const exerciseRu = {
  taskOf: (task: number, of: number) => `Задание ${task} из ${of}`,
  next: 'Следующее задание',
  back: 'Предыдущее задание',
  undo: 'Отменить последнее действие',
  check: 'Проверить',
  again: 'Ещё раз',
  reveal: 'Показать ответ',
  tools: 'Кнопки задания',
  answer: 'Ваш ответ',
  writeHere: 'Напишите ответ',
  alsoRight: (others: readonly string[]) => `Подойдёт и так: ${others.join(', ')}`,
  explanation: 'Почему так',
  noMedia: (title: string | undefined) => (title ? `«${title}» ещё загружается` : 'Этого материала нет на доске'),

  chooseOne: 'Варианты, верен один',
  chooseSeveral: 'Варианты, верных может быть несколько',
  severalHint: 'Верных ответов может быть несколько',
  orderHow: 'Порядок: перетащите карточку или коснитесь её, а потом нового места',
  cards: 'Карточки',
  allPlaced: 'Все карточки на местах',
  putHere: (place: string) => (place ? `Поставить сюда: ${place}` : 'Поставить сюда'),
  gap: (number: number) => `Пропуск ${number}`,
  letters: [...'АБВГДЕЖЗИКЛМ'],
  numberKeys: 'Цифры',
  keys: { '−': 'минус', ',': 'запятая', '/': 'дробная черта', ' ': 'пробел' },

  marks: { right: 'верно', wrong: 'неверно', answer: 'правильный ответ' },
  full: 'Всё верно!',
  none: 'Пока не так. Подумайте вместе и попробуйте ещё раз.',
  partly: (right: number, of: number) => `Верно ${right} из ${of}. Остальное можно исправить.`,
  partlyOrdered: (right: number, of: number) => `По порядку стоят ${right} из ${of}. Остальное можно переставить.`,
  partlyChosen: (right: number, wrong: number) => (wrong === 0 ? `Выбрано верно: ${right}. Но это ещё не всё.` : `Выбрано верно: ${right}, лишнее: ${wrong}.`),
  points: (points: number, of: number) => `${String(points).replace('.', ',')} из ${of} ${pluralRu(of, 'балла', 'баллов', 'баллов')}`,
  revealed: 'Правильный ответ',
}
