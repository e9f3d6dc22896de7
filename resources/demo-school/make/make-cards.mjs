/** Writes library/<id>/material.json. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { finding } from './finding.mjs'
import { materials } from './materials.mjs'
import { libraryFile } from './paths.mjs'

for (const { id, title, type, subject, grades, topic, summary, entry, durationS } of materials) {
  const card = {
    id, title, type, subject, grades, topic, summary, source: 'Библиотека Doska', ...finding[id],
    author: 'Doska', licence: 'CC0-1.0', language: 'ru',
    entry,
    ...(durationS === undefined ? {} : { durationS }),
  }
  mkdirSync(libraryFile(id), { recursive: true })
  writeFileSync(libraryFile(id, 'material.json'), `${JSON.stringify(card, null, 2).replace(/\[\s+([^\[\]{}]+?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, ' ')}]`)}\n`)
}
