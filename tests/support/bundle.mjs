import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { build } from 'vite'

/** Makes plain Node programs (ES modules) of TypeScript entries: `<outFolder>/<name>.js` for each `{ name: file }`. */
export async function bundle(entries, outFolder) {
  const root = resolve(import.meta.dirname, '../..')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    build: {
      ssr: true,
      outDir: outFolder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(root, file)])),
        external: ['electron', 'sharp', 'playwright-core', '@playwright/test', ...builtinModules, ...builtinModules.map(name => `node:${name}`), 'bufferutil', 'utf-8-validate'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
}
