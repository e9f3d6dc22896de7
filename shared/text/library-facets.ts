import type { exams, genres } from '../domain/material'
import type { MaterialType } from '../domain/material'

type Genre = (typeof genres)[number]
type Exam = (typeof exams)[number]

/** «Тип материала», as teachers say it. */
export const genreNames: Record<'ru' | 'en', Record<Genre, string>> = {
  ru: { textbook: 'Учебники', lecture: 'Лекции', presentation: 'Презентации', exercise: 'Упражнения', test: 'Проверочные работы', simulation: 'Модели и опыты', reference: 'Справочники', fiction: 'Художественные тексты', plan: 'Планы уроков' },
  en: { textbook: 'Textbooks', lecture: 'Lectures', presentation: 'Presentations', exercise: 'Exercises', test: 'Tests', simulation: 'Simulations', reference: 'Reference', fiction: 'Fiction', plan: 'Lesson plans' },
}

/** State examinations. */
export const examNames: Record<'ru' | 'en', Record<Exam, string>> = {
  ru: { ege: 'ЕГЭ', oge: 'ОГЭ', vpr: 'ВПР' },
  en: { ege: 'EGE (grade 11)', oge: 'OGE (grade 9)', vpr: 'VPR' },
}

/** Words by which a grade is asked for: «5 класс», "grade 5". */
export const gradeWords = 'класс grade'

/** Words by which a kind of file is asked for. */
export const typeWords: Record<MaterialType | 'lesson', string> = {
  lesson: 'урок lesson', video: 'видео video', image: 'картинка изображение image', series: 'картинки images', pdf: 'слайды документ pdf', audio: 'звук аудио audio', html: 'интерактив html', epub: 'книга book epub',
  article: 'текст text', h5p: 'упражнение h5p', scorm: 'курс scorm', link: 'страница ссылка link',
}
