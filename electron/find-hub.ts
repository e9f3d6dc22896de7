import { app, utilityProcess } from 'electron'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { HubMessage } from '#shared/contract/hub-process'
import type { Lifetime } from '#shared/lifetime'
import type { LaunchOptions } from './launch-options'
import { OwnHub } from './own-hub'

/**
 * The hub that this display belongs to: the one it was told (with a one-time token in DOSKA_TOKEN when the same machine started
 * both), else a hub of its own. Throws with a plain sentence when its own hub cannot start.
 */
export async function findHub(
  options: LaunchOptions,
  data: string,
  programs: string,
  lifetime: Lifetime,
  report: (problem: unknown) => void,
): Promise<{ address: string; brokerAddress: string | undefined; token: string | undefined }> {
  if (options.hubAddress) {
    const token = process.env['DOSKA_TOKEN'] || undefined
    delete process.env['DOSKA_TOKEN'] // child processes have no business with it
    return { address: options.hubAddress, brokerAddress: options.brokerAddress, token }
  }
  await app.whenReady()
  const resources = app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources')
  const start = {
    data: join(data, 'hub'),
    host: '127.0.0.1',
    httpPort: 0,
    mqttPort: 0,
    school: join(resources, 'demo-school'),
    pages: join(programs, 'renderer'),
    resources,
    issueToken: true,
    language: 'ru',
  } as const
  const fork = (argument: string) => utilityProcess.fork(join(programs, 'hub/main.js'), [argument], { serviceName: 'Doska hub', stdio: 'inherit' })
  const own = await OwnHub.open(start, { fork, report })
  if (!own.ok) throw new Error(`the display's own hub did not start (${own.fault.kind})`)
  lifetime.own(own.value)
  const { address, mqttAddress, token, technician } = own.value.ready
  await leaveSignIn(join(data, 'panel.txt'), `${address}/panel/`, technician).catch(report)
  return { address, brokerAddress: mqttAddress, token }
}

/** Nobody sees this program's terminal: the panel's address, and the one-time password while it counts, lie in a file for whoever owns the account here. */
async function leaveSignIn(file: string, panel: string, technician: Extract<HubMessage, { kind: 'ready' }>['technician']): Promise<void> {
  const lines = technician ? [panel, technician.user, technician.oneTimePassword] : [panel]
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
}
