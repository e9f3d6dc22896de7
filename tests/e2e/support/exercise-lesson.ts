import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tasks } from '#shared/domain/exercise/testing/tasks'
import { taskKinds } from '#shared/domain/exercise/task'

export const exerciseLessonId = 'all-kinds'

/** A copy of the demo school with one more lesson: a stage of words, then a stage with one task of each kind. */
export async function schoolWithExercises(folder: string): Promise<string> {
  const school = join(folder, 'school-exercises')
  await cp(join(process.cwd(), 'resources/demo-school'), school, { recursive: true })
  const lesson = {
    format: 'doska-lesson', version: 1, id: exerciseLessonId, title: 'Девять видов заданий', subject: 'maths', grade: 5,
    stages: [
      { id: 'words', title: 'Слова', minutes: 5, faces: { board: { kind: 'text', heading: 'Сейчас будут задания', paragraphs: [] } } },
      { id: 'tasks', title: 'Задания', minutes: 20, faces: { board: { kind: 'exercise', mode: 'whole-class', tasks: taskKinds.map(kind => ({ ...tasks[kind], explanation: `Объяснение ${kind}` })) } } },
      { id: 'end', title: 'Конец', minutes: 5, faces: { board: { kind: 'text', heading: 'Задания кончились', paragraphs: [] } } },
    ],
  }
  await writeFile(join(school, 'lessons', `${exerciseLessonId}.json`), JSON.stringify(lesson))
  return school
}
