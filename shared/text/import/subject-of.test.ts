import { expect, test } from 'vitest'
import { subjects } from '../../domain/subject'
import { subjectNames } from '../subjects'
import { subjectOf } from './subject-of'

test.each([
  ['Русский язык', 'russian'], ['Рус.яз.', 'russian'], ['Лит-ра', 'literature'], ['Литературное чтение', 'literature'], ['МАТЕМ.', 'maths'], ['Вероятность и статистика', 'maths'], ['Алгебра и начала анализа', 'algebra'],
  ['Физика', 'physics'], ['Физ-ра', 'sport'], ['Физическая культура', 'sport'], ['ФК', 'sport'], ['ИЗО', 'art'], ['Изобразительное искусство', 'art'], ['История России. Всеобщая история', 'history'], ['Обществознание', 'social'],
  ['Иностранный язык (английский)', 'english'], ['Информатика и ИКТ', 'informatics'], ['ОБЗР', 'safety'], ['Окружающий мир', 'world'], ['Труд (технология)', 'technology'], ['Разговоры о важном', 'other'], ['Истребители', 'other'], ['', 'other'],
])('%s is %s', (name, subject) => expect(subjectOf(name)).toBe(subject))

test('the names that Doska writes are read back', () => {
  for (const subject of subjects) expect([subjectOf(subjectNames.ru[subject]), subjectOf(subjectNames.en[subject])]).toEqual([subject, subject])
})
