import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { journalEn } from '#shared/text/panel/en/journal'
import { journalRu } from '#shared/text/panel/ru/journal'

const hub = join(import.meta.dirname, '..')
/** `refused('door', 'reason')` and `` refused(`shelf from ${address}`, 'reason') ``: what before the address, and the reason where it is written out. */
const refusal = /\brefused\((?:'([^']+)'|`([a-z][a-z -]*?) ?[$`/])(?:[^,\n]*, '([^']+)')?/g

test('whatever the hub refuses has words in both languages: no row of the log is half English', () => {
  const sources = readdirSync(hub, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  const said = sources.flatMap(path => [...readFileSync(join(hub, path), 'utf8').matchAll(refusal)].map(([, whole, begun, why]) => ({ what: (whole ?? begun!).replace(/^(message) .*/, '$1'), why })))
  expect(said.length).toBeGreaterThan(30)
  for (const { refusedWhat, refusedWhy } of [journalRu, journalEn]) {
    expect(said.map(({ what }) => what).filter(what => !(what in refusedWhat))).toEqual([])
    expect(said.flatMap(({ why }) => why ?? []).filter(why => !(why in refusedWhy))).toEqual([])
  }
})
