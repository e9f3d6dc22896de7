// npm run package -- --dir: builds if needed, then electron-builder by electron-builder.yml.
// With ELECTRON_OVERRIDE_DIST_PATH the packed app uses that Electron instead of fetching one.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1
const electron = process.env.ELECTRON_OVERRIDE_DIST_PATH
const own = electron ? [`--config.electronDist=${electron}`, `--config.electronVersion=${readFileSync(join(electron, 'version'), 'utf8').trim().replace(/^v/, '')}`] : []

const built = run(process.execPath, ['build/make.mjs', '--if-stale'])
process.exit(built || run('npx', ['electron-builder', ...own, ...process.argv.slice(2)]))
