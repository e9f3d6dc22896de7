import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, FrameLocator, Page } from '@playwright/test'
import { writeLibrary, type PackageFixture } from '../../fixtures/packages/package-fixture'

/** A school whose library is these packages, and where one class sits in the room all day, every day. */
export async function packageSchool(folder: string, packages: readonly PackageFixture[], className = '8 Б'): Promise<string> {
  const school = join(folder, 'school')
  await mkdir(school, { recursive: true })
  const lessons = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ id: `day-${weekday}`, weekday, period: 1, classId: 'c8b', subject: 'informatics', roomId: 'r1', lessonId: 'everything' }))
  await writeFile(join(school, 'school.json'), JSON.stringify({ id: 'packages', name: 'Школа', timeZone: 'Etc/GMT', rooms: [{ id: 'r1', name: '101' }], classes: [{ id: 'c8b', name: className, grade: 8 }] }))
  await writeFile(join(school, 'timetable.json'), JSON.stringify({ version: 1, timeZone: 'Etc/GMT', bells: [{ number: 1, start: '00:00', end: '23:59' }], lessons, changes: [] }))
  await writeLibrary(school, packages)
  await writeLesson(school, packages.map(({ id }) => id))
  return school
}

/** One lesson with a stage for each: what the timetable's lesson needs is brought to the display. */
export async function writeLesson(school: string, materialIds: readonly string[]): Promise<void> {
  const stages = materialIds.map((materialId, index) => ({ id: `stage-${index}`, title: materialId, minutes: 1, faces: { board: { kind: 'material', materialId } } }))
  await mkdir(join(school, 'lessons'), { recursive: true })
  const words = { id: 'words', title: 'Слова', minutes: 1, faces: { board: { kind: 'text', heading: 'Слова', paragraphs: [] } } }
  await writeFile(join(school, 'lessons/everything.json'), JSON.stringify({ format: 'doska-lesson', version: 1, id: 'everything', title: 'Всё', subject: 'informatics', grade: 8, topic: '', stages: stages.length > 0 ? stages : [words] }))
}

/** The package in front, past our player page. A course and an HTML package have a frame of their own in it, H5P has not. */
export function packageIn(page: Page, type: PackageFixture['type'] = 'scorm'): FrameLocator {
  const player = page.frameLocator('[data-role="front"] iframe')
  return type === 'h5p' ? player : player.frameLocator('iframe')
}

/** The page that a course in the app stands on, asked through Electron: a frame that crashed or went away can make the test's own connection give the page up. */
export function placeInApp(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ webContents }) => {
    const frames = webContents.getAllWebContents()[0]!.mainFrame.framesInSubtree
    const soon = new Promise<string>(resolve => setTimeout(() => resolve(''), 2_000)) // a frame whose process is gone never answers
    const texts = await Promise.all(frames.map(frame => Promise.race([soon, frame.executeJavaScript(`document.querySelector('#place')?.textContent ?? ''`).catch(() => '')])))
    return texts.join('')
  })
}
