// Provides what the tests need and the machine lacks, and says what could not be had.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Debian packages by the command that shows they are there. */
const debian = {
  chromium: 'chromium', Xvfb: 'xvfb', xauth: 'xauth', openbox: 'openbox', ffmpeg: 'ffmpeg', mosquitto: 'mosquitto', mosquitto_pub: 'mosquitto-clients', curl: 'curl', soffice: 'libreoffice-impress libreoffice-writer libreoffice-calc',
}

/** Returns the environment for the tests: where things are (DOSKA_CHROMIUM, ELECTRON_OVERRIDE_DIST_PATH) and what is there (DOSKA_HAVE). */
export function provide(say) {
  const missing = Object.keys(debian).filter(command => !inPath(command))
  if (missing.length > 0 && isDebianRoot()) {
    say(`Installing ${missing.map(command => debian[command]).join(', ')} (apt)…`)
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.flatMap(command => debian[command].split(' ')), 'fonts-dejavu-core', 'fonts-liberation'], quiet)
  }
  const chromium = findChromium(say)
  const electron = findElectron(say)
  const have = [chromium && 'chromium', electron && 'electron', inPath('mosquitto') && 'mosquitto', inPath('ffmpeg') && 'ffmpeg', inPath('soffice') && 'soffice'].filter(Boolean)
  return {
    DOSKA_HAVE: have.join(','),
    ...(chromium ? { DOSKA_CHROMIUM: chromium } : {}),
    ...(electron ? { ELECTRON_OVERRIDE_DIST_PATH: electron } : {}),
  }
}

/** What must be there (DOSKA_REQUIRE) and is not. */
export function missingRequired(environment) {
  const have = environment.DOSKA_HAVE.split(',')
  return (process.env.DOSKA_REQUIRE ?? '').split(',').filter(name => name !== '' && !have.includes(name))
}

function findChromium(say) {
  const found = ['chromium', 'google-chrome'].map(inPath).find(Boolean)
  if (found) return found
  say('Fetching Chromium (Playwright)…')
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell: process.platform === 'win32' })
  const asked = spawnSync(process.execPath, ['-e', `import('playwright-core').then(({ chromium }) => process.stdout.write(chromium.executablePath()))`], { encoding: 'utf8' })
  return asked.status === 0 && existsSync(asked.stdout) ? asked.stdout : undefined
}

/** The folder of an Electron: told, official, or, where its source is out of reach, the runtime for tests. */
function findElectron(say) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return process.env.ELECTRON_OVERRIDE_DIST_PATH
  const official = join('node_modules', 'electron', 'dist')
  if (!existsSync(join(official, 'version'))) {
    say('Fetching Electron from its official source…')
    spawnSync(process.execPath, [join('node_modules', 'electron', 'install.js')], { stdio: 'ignore', timeout: 300_000 })
  }
  if (existsSync(join(official, 'version'))) return join(process.cwd(), official)
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  say('Out of reach; laying out the Electron runtime for tests…')
  const made = spawnSync('bash', ['tests/electron-runtime/setup.sh'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return made.status === 0 ? made.stdout.trim().split('\n').at(-1) : undefined
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/etc/debian_version') && inPath('apt-get') !== undefined
}

function inPath(command) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return join(folder, command)
    } catch {
      // not in this folder
    }
  }
  return undefined
}
