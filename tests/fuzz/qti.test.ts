import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskSchema } from '#shared/domain/exercise/task'
import { readQti } from '../../hub/library/qti/read-qti'
import { qtiItems } from '../../hub/library/qti/testing/items'
import { timeoutMs, tryInputs } from './try-inputs'

const items = Object.values(qtiItems)
const pieces = ['<', '>', '"', '&', '&#0;', '&#x110000;', '&lol;', '<!DOCTYPE a [<!ENTITY b "c">]>', '<![CDATA[', ']]>', '<!--', '-->', '{{g1}}', '$', '$$', '\\', '\u0000', '\ud800', '__proto__', 'constructor', ' ', '-1', '1e999', '<p>'.repeat(400), '</itemBody>', 'identifier=""']
const change = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), at: fc.nat(), piece: fc.constantFrom(...pieces) }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(), piece: fc.nat(200) }),
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), piece: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), piece: fc.nat(300) }),
)

test('QTI items: each becomes valid tasks or is listed, none throws or takes long', async () => {
  let slowestMs = 0
  await tryInputs('QTI 2.1 and 3 items', [fc.constantFrom(...items), fc.array(change, { minLength: 1, maxLength: 6 })], (item, changes) => {
    let text: string = item
    for (const each of changes) {
      const at = each.at % (text.length + 1)
      if (each.kind === 'put') text = text.slice(0, at) + each.piece + text.slice(at)
      else if (each.kind === 'drop') text = text.slice(0, at) + text.slice(at + each.piece)
      else if (each.kind === 'repeat') text = text.slice(0, at + each.piece) + text.slice(at)
      else text = text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) || 32) ^ each.piece) + text.slice(at + 1)
    }
    const startedAt = performance.now()
    const read = readQti([{ path: 'item.xml', text }])
    slowestMs = Math.max(slowestMs, performance.now() - startedAt)
    for (const task of read?.tasks ?? []) expect(taskSchema.safeParse(task).success).toBe(true)
    if (read) expect(read.tasks.length + read.left.length).toBe(1)
  })
  expect(slowestMs).toBeLessThan(10_000) // a hang limit, some milliseconds are usual
}, timeoutMs)
