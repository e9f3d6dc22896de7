import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Opens an address in the person's browser; false when this machine has none to offer. */
export function openInBrowser(address: string, environment: NodeJS.ProcessEnv): boolean {
  const opener = openers(environment)
  if (!opener) return false
  const child = spawn(opener.command, [...opener.args, address], { stdio: 'ignore', detached: true, env: environment })
  child.once('error', () => {})
  child.unref()
  return true
}

function openers(environment: NodeJS.ProcessEnv): { command: string; args: string[] } | undefined {
  if (process.platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler'] }
  if (process.platform === 'darwin') return { command: 'open', args: [] }
  if (!hasScreen(environment)) return undefined
  const command = ['xdg-open', 'chromium', 'google-chrome', 'yandex-browser', 'firefox'].find(name => isInPath(name, environment))
  return command === undefined ? undefined : { command, args: [] }
}

/** Whether windows can be drawn at all. */
export function hasScreen(environment: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}

function isInPath(name: string, environment: NodeJS.ProcessEnv): boolean {
  return (environment['PATH'] ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
