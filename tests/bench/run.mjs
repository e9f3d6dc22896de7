// npm run bench [-- name…]: runs the benchmarks and prints one JSON line each. tests/bench/<name>.ts exports `run(): Promise<BenchResult>`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { provide } from '../provide.mjs'
import { openScreen } from '../screen.mjs'
import { bundle } from '../support/bundle.mjs'

const names = ['push', 'start', 'store', 'memory', 'open', 'search', 'growth', 'store-lossy', 'verify', 'timetable']
/** These need no window. */
const windowless = ['store', 'search', 'growth', 'store-lossy', 'verify']
const here = import.meta.dirname
const out = resolve(here, '../../out/bench')
const isThere = name => existsSync(join(here, `${name}.ts`))

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !names.includes(name) || !isThere(name))
if (unknown.length > 0) {
  process.stderr.write(`No benchmark named ${unknown.join(', ')}. There are: ${names.filter(isThere).join(', ')}.\n`)
  process.exit(2)
}

const wanted = asked.length > 0 ? asked : names.filter(isThere)
// A benchmark may start another program of this folder as a process.
const programs = readdirSync(here).filter(file => file.endsWith('-server.ts')).map(file => file.slice(0, -3))
process.chdir(resolve(here, '../..'))
mkdirSync(out, { recursive: true })
await bundle(Object.fromEntries([...wanted, ...programs].map(name => [name, join(here, `${name}.ts`)])), out)
writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n')

const say = line => process.stderr.write(`${line}\n`)
const inWindows = wanted.some(name => !windowless.includes(name))
if (inWindows) Object.assign(process.env, provide(say))
const screen = inWindows ? await openScreen(process.env, say) : undefined
Object.assign(process.env, screen?.environment)

let failed = 0
for (const name of wanted) {
  // A process of its own: what the bundler leaves in memory would slow the measured side only.
  const bench = spawn(process.execPath, [join(here, 'one.mjs'), pathToFileURL(join(out, `${name}.js`)).href], { stdio: 'inherit' })
  const [code] = await once(bench, 'exit')
  if (code !== 0) failed += 1
}
screen?.close()
process.exit(failed > 0 ? 1 : 0)
