import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Path of an Electron executable that is already here: the override, or the one of node_modules. */
export function findElectron(root: string, environment: NodeJS.ProcessEnv): string | undefined {
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH'] || join(root, 'node_modules', 'electron', 'dist')
  const executable = join(folder, executableName(root))
  return existsSync(executable) ? executable : undefined
}

/** Fetches Electron by its own installer. False when its source cannot be reached or refuses, or when `ending` comes first. */
export async function fetchElectron(root: string, environment: NodeJS.ProcessEnv, ending: AbortSignal, announce: () => void): Promise<boolean> {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer) || !(await isSourceInReach(environment))) return false
  if (ending.aborted) return false
  announce()
  return new Promise(resolve => {
    const child = spawn(process.execPath, [installer], { cwd: root, env: environment, stdio: 'ignore', timeout: 10 * 60_000, signal: ending })
    child.once('error', () => resolve(false))
    child.once('exit', code => resolve(code === 0))
  })
}

/** Without a proxy or mirror the release server's name must resolve soon; a closed network is told in two seconds. */
async function isSourceInReach(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const detours = ['HTTPS_PROXY', 'https_proxy', 'ELECTRON_MIRROR', 'npm_config_electron_mirror']
  if (detours.some(name => environment[name])) return true
  const limit = new Promise<false>(resolve => setTimeout(resolve, 2_000, false).unref())
  return Promise.race([lookup('github.com').then(() => true, () => false), limit])
}

function executableName(root: string): string {
  const told = join(root, 'node_modules', 'electron', 'path.txt')
  if (existsSync(told)) return readFileSync(told, 'utf8')
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
