import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { Script } from 'node:vm'

/** The first picture is painted by then. */
const keepAfterMs = 2_500
const headerBytes = 36

/**
 * Runs a CommonJS program as `require` does, with what V8 made of it last time from `cacheFile`, and keeps that for the next time. Whatever is wrong with the
 * file (none, torn by a power cut, of another program or another V8), the program is compiled anew: the file can be deleted at any time.
 */
export function runCached(program: string, cacheFile: string, report: (problem: unknown) => void): void {
  const source = readFileSync(program, 'utf8')
  const key = createHash('sha256').update(process.versions.v8).update(source).digest()
  const cachedData = readKept(cacheFile, key)
  const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${source}\n})`, { filename: program, ...(cachedData ? { cachedData } : {}) })
  const module = { exports: {} }
  const run = script.runInThisContext() as (...given: unknown[]) => void
  run.call(module.exports, module.exports, createRequire(program), module, program, dirname(program))
  if (cachedData && script.cachedDataRejected !== true) return
  setTimeout(() => void keep(cacheFile, key, script.createCachedData()).catch(report), keepAfterMs).unref()
}

/** Undefined unless it is whole and of this program and this V8. */
function readKept(file: string, key: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(file)
    const data = kept.subarray(headerBytes)
    return kept.subarray(0, 32).equals(key) && kept.readUInt32BE(32) === crc32(data) ? data : undefined
  } catch {
    return undefined
  }
}

async function keep(file: string, key: Buffer, data: Buffer): Promise<void> {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(data))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, Buffer.concat([key, sum, data]))
  await rename(`${file}.new`, file)
}
