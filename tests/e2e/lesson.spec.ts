import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lessonSchema, type Face } from '#shared/domain/lesson'
import { electronBoard, webBoard, type Board } from './support/board'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

const lesson = lessonSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/demo-school/lessons/physics-8-melting.json'), 'utf8')))

/** Every sentence that only the teacher or the student may see. */
const hidden = lesson.stages.flatMap(({ faces }) => [faces.teacher, faces.student].flatMap(wordsOf))

function wordsOf(face: Face | undefined): string[] {
  return face?.kind === 'text' ? [face.heading, ...face.paragraphs].filter(words => words.length > 12) : []
}

async function goThroughLesson(board: Board, panel: PanelClient, displayId: string): Promise<void> {
  const { page } = board
  const row = await panel.push(displayId, { kind: 'lesson', lessonId: lesson.id, stage: 0 })
  expect(row.state, JSON.stringify(row)).toBe('done')
  expect(row.history.map(({ state }) => state)).toEqual(expect.arrayContaining(['sent', 'received', 'started', 'done']))
  for (const [index, stage] of lesson.stages.entries()) {
    // A presenter clicker: through the tasks of an exercise, each with its answer, then on.
    const before = lesson.stages[index - 1]?.faces.board
    const presses = before?.kind === 'exercise' ? before.tasks.length * 2 : Math.min(index, 1)
    for (let press = 0; press < presses; press++) await page.keyboard.press('PageDown')
    await panel.display(({ id, reported }) => id === displayId && reported?.scene.stage === index)
    const { board: face } = stage.faces
    if (face.kind === 'text') await expect(page.locator('[data-role="front"]').getByText(face.heading).first()).toBeVisible()
    else if (face.kind === 'exercise') await expect(page.locator('[data-role="front"] .exercise-player')).toBeVisible()
    else await expect(page.locator('[data-role="front"]').locator('video, img, canvas, iframe, audio').first()).toBeAttached()
    const dom = (await page.content()) + (await page.evaluate(() => document.body.innerText))
    for (const words of hidden) expect(dom).not.toContain(words)
    await page.screenshot({ path: test.info().outputPath(`stage-${index + 1}.png`) })
  }
  await page.keyboard.press('PageUp')
  await panel.display(({ id, reported }) => id === displayId && reported?.scene.stage === lesson.stages.length - 2)
  // A touched lesson is the teacher's: the next push becomes an offer.
  const pushed = await panel.ask('push', { displayIds: [displayId], groupIds: [], thing: { kind: 'material', materialId: 'physics-8-heating-curve' } })
  if (!pushed.ok) throw new Error('push refused')
  await panel.command(pushed.value.commandIds[0]!, ['offered'])
  await page.getByRole('button', { name: 'Нет', exact: true }).click()
  await panel.command(pushed.value.commandIds[0]!, ['declined'])
}

test('a lesson goes from stage to stage in the app, and no word of a teacher’s face is ever on the board', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await electronBoard(hub, folder, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  expect(hidden.length).toBeGreaterThan(10)
  await goThroughLesson(board, panel, display.id)
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})

test('a lesson goes from stage to stage in the web display, and no word of a teacher’s face is ever on the board', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  await goThroughLesson(board, panel, display.id)
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})
