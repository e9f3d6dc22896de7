import { expect, test } from '@playwright/test'
import { electronBoard, webBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

test('the cable is out: the running lesson goes on, other prepared lessons open; the hub comes back and both agree', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await electronBoard(hub, folder, hub.ready.token)
  await boardOnce(board.page, isPrepared)
  const panel = await PanelClient.signIn(hub)
  const before = await panel.display(({ status }) => status !== undefined)
  panel.close()
  expect(await askBoard(board.page, 'openLesson', 'physics-8-melting', 0)).toBeUndefined()

  await hub.kill()
  await boardOnce(board.page, ({ link }) => !link.reachable)
  const { scene } = await boardOnce(board.page, ({ scene: shown }) => shown.kind === 'face')
  const stages = scene.kind === 'face' ? scene.lesson!.stages.length : 0
  expect(stages).toBeGreaterThanOrEqual(6)
  for (let stage = 1; stage < stages; stage++) {
    expect(await askBoard(board.page, 'goToStage', stage)).toBeUndefined()
    await boardOnce(board.page, ({ scene: shown }) => shown.kind === 'face' && shown.lesson?.stage === stage && (shown.face.kind !== 'material' || shown.face.material.presence.kind === 'ready'))
  }
  expect(await askBoard(board.page, 'openLesson', 'maths-5-fractions', 0)).toBeUndefined()
  await boardOnce(board.page, ({ scene: shown }) => shown.kind === 'face' && shown.lesson?.id === 'maths-5-fractions')

  await hub.start()
  await boardOnce(board.page, ({ link }) => link.reachable, 90_000)
  const again = await PanelClient.signIn(hub)
  const after = await again.display(({ id, reported, desiredRev }) => id === before.id && reported !== undefined && Object.values(reported.revs).includes(desiredRev), 90_000)
  expect(after.reported!.pending).toEqual([])
  again.close()
  await board.close()
  await hub.stop()
  await clean()
})

test('a web display keeps its picture while its hub is away, says so, and goes on at its stage when the hub is back', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  expect((await panel.push(display.id, { kind: 'lesson', lessonId: 'physics-8-melting', stage: 0 })).state).toBe('done')
  await board.page.keyboard.press('PageDown')
  await panel.display(({ id, reported }) => id === display.id && reported?.scene.stage === 1)
  panel.close()
  const front = board.page.locator('[data-role="front"] img').first()
  await expect(front).toBeVisible()

  await hub.kill()
  await expect(board.page.getByText('Программа дисплея перезапускается. Картинка остаётся.')).toBeVisible()
  await expect(front).toBeVisible()

  await hub.start()
  const again = await PanelClient.signIn(hub)
  await again.display(({ id, status, reported }) => id === display.id && status?.state === 'busy' && reported?.scene.stage === 1)
  await expect(board.page.getByText('Программа дисплея перезапускается. Картинка остаётся.')).toBeHidden()
  await expect(front).toBeVisible()
  again.close()
  await board.close()
  await hub.stop()
  await clean()
})
