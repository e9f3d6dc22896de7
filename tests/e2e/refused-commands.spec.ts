import { expect, test } from '@playwright/test'
import { electronBoard } from './support/board'
import { needs } from './support/having'
import { MqttCable } from './support/mqtt-cable'
import { PanelClient, until } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

test('T-33 wrong signature, replay, retained and foreign commands are refused and seen in the panel', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const mqttPort = Number(new URL(hub.ready.mqttAddress).port)
  const first = await electronBoard(hub, folder, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ status }) => status?.state === 'ready')
  await first.close()
  panel.close()

  // The same hub comes back behind an attacker who sits on the cable.
  await hub.stop()
  const moved = new SchoolHub(folder)
  await moved.start()
  const cable = await MqttCable.between(mqttPort, Number(new URL(moved.ready.mqttAddress).port))
  const board = await electronBoard(moved, folder)
  const technician = await PanelClient.signIn(moved)
  await technician.display(row => row.id === display.id && row.status?.state === 'ready' && row.lastMessageAt !== display.lastMessageAt)
  const ping = await technician.ask('act', [display.id], { name: 'ping' })
  if (!ping.ok) throw new Error('the ping was refused')
  await technician.command(ping.value.commandIds[0]!, ['done'])

  const genuine = cable.seen(`d/${display.id}/cmd`).at(-1)!
  const envelope = JSON.parse(String(genuine.payload)) as { body: string; sig: string; kid: string }
  const refusals = async (reason: RegExp) => until(async () => (await technician.ask('listRefusals')).find(row => row.displayId === display.id && reason.test(`${row.what} ${row.reason}`)), async () => `no refusal ${reason}: ${JSON.stringify(await technician.ask('listRefusals'))}`)

  cable.forge(genuine.topic, JSON.stringify({ ...envelope, body: envelope.body.replace('"ping"', '"clear"') }))
  await refusals(/signature/)
  cable.forge(genuine.topic, genuine.payload, true)
  await refusals(/retained/)
  cable.forge(genuine.topic, genuine.payload)
  await refusals(/duplicate|replayed/)
  const body = JSON.parse(envelope.body) as { target: string }
  expect(body.target).toBe(`d/${display.id}`)
  cable.forge(genuine.topic.replace(display.id, 'another-display'), genuine.payload)
  await refusals(/foreign|address|topic|target/)
  // Nothing of it moved the picture.
  expect((await technician.display(row => row.id === display.id)).reported?.scene.kind).toBe('idle')

  technician.close()
  await board.close()
  await cable.close()
  await moved.stop()
  await clean()
})
