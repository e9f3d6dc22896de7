import type { exams, genres } from '../domain/material'
import type { Subject } from '../domain/subject'

/** Headings by which lists of materials name their columns (docs/library-sources.md), lower case. */
export const listHeadings = {
  id: ['id', 'код', 'идентификатор'], title: ['title', 'название', 'наименование'], subject: ['subject', 'предмет'], grades: ['grades', 'grade', 'класс', 'классы'], topic: ['topic', 'тема'],
  topics: ['topics', 'код темы', 'коды тем'], genre: ['genre', 'вид', 'тип материала'], exams: ['exams', 'экзамен', 'экзамены'], textbookLine: ['textbookline', 'умк'], author: ['author', 'автор', 'авторы'],
  licence: ['licence', 'license', 'лицензия'], summary: ['summary', 'аннотация', 'описание'], language: ['language', 'язык'], file: ['file', 'файл'], link: ['link', 'url', 'ссылка'],
} as const

/** Words that tell the kind of a material; the first that fits counts. */
export const genreSigns: Record<(typeof genres)[number], RegExp> = {
  textbook: /учебник|textbook|пособие/i, lecture: /лекци|lecture/i, presentation: /презентац|presentation/i, exercise: /упражнен|задани|exercise|тренаж/i, test: /тест|провероч|контрольн|test/i,
  simulation: /модел|симуля|simulation|лаборатор|опыт/i, reference: /справочн|reference|словар/i, fiction: /художествен|fiction/i, plan: /план|разработк|plan/i,
}

/** Words that tell the examinations that a material prepares for. */
export const examSigns: Record<(typeof exams)[number], RegExp> = { ege: /егэ|\bege\b/i, oge: /огэ|\boge\b/i, vpr: /впр|\bvpr\b/i }

/** Other names under which libraries know a subject. */
export const otherSubjectNames: Partial<Record<Subject, readonly string[]>> = {
  art: ['изобразительное искусство'], informatics: ['информатика и икт'], english: ['иностранный язык (английский)'], sport: ['физическая культура'], safety: ['обж', 'основы безопасности и защиты родины'],
  technology: ['технология', 'труд'], literature: ['литературное чтение'], social: ['общество'],
}

/** A word that says that numbers beside it are grades. */
export const gradeSign = /класс|grade/i
