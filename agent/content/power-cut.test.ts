import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundle } from '../../tests/support/bundle.mjs'
import { sha256Hex } from '../trust/keys'
import { openOwnStore } from './own-store'
import { testBytes, TestSource, type Answer } from './testing/test-source'

/** `npm test` asks for 200; the quick unit run for fewer. */
const kills = Number(process.env['DOSKA_KILLS'] ?? 50)
const blockBytes = 1024 * 1024

let folder: string
let source: TestSource
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-cut-'))
  source = await new TestSource().start()
  await bundle({ downloader: 'agent/content/testing/downloader.ts' }, folder)
}, 60_000)
afterEach(async () => {
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

/** The rest that was asked for, some milliseconds a block, so that a kill hits the middle. */
const slowly: Answer = (request, response, body) => {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  const from = Number(range?.[1] ?? 0)
  const until = range?.[2] ? Number(range[2]) + 1 : body.length
  response.writeHead(range ? 206 : 200, { 'content-length': until - from, ...(range ? { 'content-range': `bytes ${from}-${until - 1}/${body.length}` } : {}) })
  void send(response, body.subarray(from, until))
}
async function send(response: http.ServerResponse, rest: Buffer): Promise<void> {
  for (let at = 0; at < rest.length && !response.destroyed; at += blockBytes) {
    response.write(rest.subarray(at, at + blockBytes))
    await delay(3)
  }
  response.end()
}

test(`T-11 a power cut never marks a download complete: ${kills} kills at random moments`, { timeout: kills * 2_400 }, async () => {
  const block = testBytes(blockBytes)
  const body = Buffer.concat(Array.from({ length: 96 }, () => block))
  const file = source.offer(body)
  source.answer = slowly
  const store = join(folder, 'store')
  const placed = join(store, 'files', file.sha256.slice(0, 2), file.sha256)
  let cuts = 0
  let resumed = 0
  while (cuts < kills) {
    const child = spawn(process.execPath, [join(folder, 'downloader.js'), store, source.of(file).url, file.sha256, String(file.bytes), cuts % 2 === 0 ? '1' : '4'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const said = text(child.stdout)
    // Any moment: while the prefix is hashed, in the middle, about the end.
    await Promise.race([once(child, 'exit'), once(child.stdout, 'readable').then(() => delay(Math.random() * 250))])
    if (child.exitCode === null) cuts += 1
    child.kill('SIGKILL')
    const lines = (await said).split('\n')
    if (!lines[0]?.endsWith(' 0')) resumed += 1

    // What stands under the final name is whole at any time, and nothing that the display was told of has another hash.
    const isPlaced = existsSync(placed)
    if (isPlaced) expect(sha256Hex(await readFile(placed))).toBe(file.sha256)
    const after = await openOwnStore({ folder: store, floor: { bytes: 0, share: 0 } }, { now: Date.now, sources: () => [], changed: () => {}, report: problem => expect(problem).toBeUndefined() })
    if (after.has(file.sha256)) expect(isPlaced).toBe(true)
    if (lines.includes('whole')) expect(after.has(file.sha256)).toBe(true)
    await after.dispose()
    if (isPlaced) await rm(store, { recursive: true })
  }
  // It goes on where it was: hardly any start begins at zero.
  expect(resumed).toBeGreaterThan(kills / 4)
  expect(source.ranges.filter(range => range !== '').length).toBeGreaterThan(kills / 4)
})
