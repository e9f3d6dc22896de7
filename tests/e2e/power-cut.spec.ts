import { expect, test } from '@playwright/test'
import { electronBoard } from './support/board'
import { bigVideo, importFile } from './support/big-material'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { needs } from './support/having'
import { PanelClient, until } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { SlowCable } from './support/slow-cable'

const lessonId = 'physics-8-melting'

test('T-11 the power fails during a lesson and a 200 MB download: the same stage comes back, the download goes on', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const cable = await SlowCable.to(Number(new URL(hub.address).port))
  const through = { address: `http://127.0.0.1:${cable.port}` }
  const first = await electronBoard(through, folder, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  await boardOnce(first.page, isPrepared)
  expect(await askBoard(first.page, 'openLesson', lessonId, 0)).toBeUndefined()
  expect(await askBoard(first.page, 'goToStage', 3)).toBeUndefined()

  const materialId = await importFile(hub, 'Большое видео.mp4', await bigVideo(200))
  cable.bytesPerSecond = 30 * 1024 * 1024
  cable.receivedBytes = 0
  const synced = await panel.ask('act', [display.id], { name: 'content.sync', materialIds: [materialId] })
  if (!synced.ok) throw new Error('sync was refused')
  await until(() => (cable.receivedBytes > 60 * 1024 * 1024 ? true : undefined), 'the download never began')
  await first.kill()
  const cutAt = cable.receivedBytes
  cable.receivedBytes = 0

  const startedAt = performance.now()
  const second = await electronBoard(through, folder)
  const back = await boardOnce(second.page, ({ scene }) => scene.kind === 'face' && scene.lesson?.stage === 3)
  test.info().annotations.push({ type: 'measured', description: `back at the stage after ${Math.round(performance.now() - startedAt)} ms` })
  expect(back.scene.kind === 'face' && back.scene.lesson?.id).toBe(lessonId)

  const whole = await panel.display(({ id, reported }) => id === display.id && reported!.inventory.ready === reported!.inventory.total && reported!.inventory.bytes > 200 * 1024 * 1024)
  expect(whole.reported!.inventory.missing).toEqual([])
  // What was on disk before the cut did not travel again (a few MB were still on the way).
  expect(cable.receivedBytes).toBeLessThan(200 * 1024 * 1024 - cutAt + 24 * 1024 * 1024)

  panel.close()
  await second.close()
  await cable.close()
  await hub.stop()
  await clean()
})
