// Builds everything into out/: pages by vite.config.ts, then the programs of Node and Electron, each bundled with what it needs.
//   node build/make.mjs [--if-stale] [--programs-only]
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'

/** Names stay: stacks in a display's problem log are read by people. */
const withoutBlanks = { compress: true, mangle: false, codegen: { removeWhitespace: true } }

const stamp = 'out/built'
const sources = ['agent', 'build', 'cli', 'electron', 'hub', 'renderer', 'resources/bell-norms.json', 'resources/topic-classifier', 'shared', 'package.json', 'vite.config.ts']

/** Programs as ES modules; shared parts become common chunks. */
const programs = {
  'cli/doska': 'cli/doska.ts',
  'hub/main': 'hub/main.ts',
}
/** What a display's first picture waits for: bundled apart from the others, without blanks. */
const window = { 'electron/main': 'electron/main.ts' }
/** CommonJS: Electron does not load ES modules in a sandboxed preload, nor threads out of the packed app's archive. */
const required = { 'electron/preload': 'electron/preload.ts', 'electron/display': 'electron/display/begin-thread.ts', 'electron/display-program': 'electron/display/thread.ts', 'search/worker': 'agent/search/search-worker.ts', 'hub/timetable-reader': 'hub/school/import/timetable-reader.ts' }

if (process.argv.includes('--if-stale') && !isStale()) process.exit(0)
const { build } = await import('vite') // large: not read where there is nothing to build
const startedAt = Date.now()
if (!process.argv.includes('--programs-only')) {
  for (const mode of ['board', 'panel']) await build({ logLevel: 'warn', mode }) // the board empties out/renderer first
  const { buildPlayer } = await import('./player.mjs')
  await buildPlayer()
}
rmSync('out/programs', { recursive: true, force: true })
await build(programBuild(programs, 'es'))
await build(programBuild(window, 'es', withoutBlanks))
for (const [name, file] of Object.entries(required)) await build(programBuild({ [name]: file }, 'cjs', withoutBlanks))
mkdirSync('out', { recursive: true })
writeFileSync(stamp, `${new Date().toISOString()}\n`)
process.stdout.write(`Doska is built (${((Date.now() - startedAt) / 1000).toFixed(1)} s).\n`)

function programBuild(input, format, minify = false) {
  return {
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    // CommonJS packages inside an ES module ask for these (write-file-atomic names its temporary files by them).
    ...(format === 'es' ? { define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } } : {}),
    build: {
      ssr: true,
      outDir: 'out',
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        // sharp is native and stays a package of its own; electron-builder.yml carries it.
        external: ['electron', 'sharp', ...builtinModules, ...builtinModules.map(name => `node:${name}`), 'bufferutil', 'utf-8-validate'],
        output: {
          format,
          minify,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: `programs/[name]-[hash].${format === 'cjs' ? 'cjs' : 'js'}`,
        },
      },
    },
  }
}

/** Whether a source is newer than the last complete build. */
function isStale() {
  let builtMs
  try {
    builtMs = statSync(stamp).mtimeMs
  } catch {
    return true
  }
  return sources.some(source => newestMs(source) > builtMs)
}

function newestMs(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map(name => newestMs(join(path, name))))
}
