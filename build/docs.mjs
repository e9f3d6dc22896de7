// Writes what docs/ has from code: tables and examples of docs/mqtt.md, docs/asyncapi.json, docs/schemas.
//   node build/docs.mjs
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runnerImport } from 'vite'

const root = join(import.meta.dirname, '..')
const { module } = await runnerImport(join(root, 'shared/contract/mqtt/published/reference.ts'), { root, configFile: false, logLevel: 'error' })
const files = module.publishedFiles(readFileSync(join(root, 'docs/mqtt.md'), 'utf8'))

mkdirSync(join(root, 'docs/schemas'), { recursive: true })
for (const name of readdirSync(join(root, 'docs/schemas'))) if (!(`docs/schemas/${name}` in files)) rmSync(join(root, 'docs/schemas', name))
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
process.stdout.write(`docs: ${Object.keys(files).length} files are up to date.\n`)
