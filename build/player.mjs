// The player page of packages: scripts of fixed names in out/renderer/packages, served on every package's own origin. scorm-again and H5P lie beside them as
// they were published, each a file of its own with its licence (docs/decisions/0012-h5p-core-and-its-licence.md): never bundled into ours.
import { copyFile, cp, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'vite'

const require = createRequire(import.meta.url)
const into = 'out/renderer/packages'

export async function buildPlayer() {
  for (const name of ['player', 'guest']) {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir: into,
        emptyOutDir: false,
        target: ['chrome111', 'safari16'],
        rolldownOptions: { input: `renderer/packages/${name}.ts`, output: { format: 'iife', entryFileNames: `${name}.js` } },
      },
    })
  }
  const scorm = dirname(require.resolve('scorm-again'))
  const h5p = dirname(require.resolve('h5p-standalone'))
  await mkdir(join(into, 'h5p'), { recursive: true })
  await Promise.all([
    copyFile('renderer/packages/player.html', join(into, 'player.html')),
    copyFile(join(scorm, 'scorm12.min.js'), join(into, 'scorm12.js')),
    copyFile(join(scorm, 'scorm2004.min.js'), join(into, 'scorm2004.js')),
    copyFile(join(scorm, '../LICENSE'), join(into, 'scorm-again.LICENSE.txt')),
    cp(h5p, join(into, 'h5p'), { recursive: true }),
    copyFile(join(h5p, '../LICENSE'), join(into, 'h5p/LICENSE.txt')),
  ])
}
