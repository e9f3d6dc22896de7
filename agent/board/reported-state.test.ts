import { expect, test } from 'vitest'
import { reportedSchema } from '#shared/contract/mqtt/reported'
import type { NeededLesson } from '#shared/domain/needed-soon'
import type { BoardParts } from './board-snapshot'
import { reportedState } from './reported-state'

/** mqtt.md: at most 16 KB a message. */
const limitBytes = 16 * 1024
const id = (index: number) => `material-${index}`.padEnd(36, '0')
const missing = (ids: readonly string[]) => ids.map(materialId => ({ materialId, title: 'Щ'.repeat(200), reason: 'source-unreachable' as const, doneBytes: 9e12, totalBytes: 9e12 }))
const readinessOf = (ids: readonly string[]) => ({ ready: 0, total: ids.length, missing: missing(ids) })
const lesson = (index: number): NeededLesson => ({
  plannedId: `p${index}`, date: '2026-11-30', day: 'today', start: '08:00', end: '08:45', className: 'Щ'.repeat(20), subject: 'informatics', title: 'Щ'.repeat(200), materialIds: Array.from({ length: 30 }, (_, at) => id(index * 30 + at)),
})
const parts = {
  scene: { drawn: { view: { kind: 'idle' }, title: 'Щ'.repeat(200), kind: 'material' }, decision: { why: { rule: 'opened', source: 'Щ'.repeat(100), untilMs: 0 } }, isLeased: true },
  nowMs: 0, documents: { personal: [] }, audio: { level: 100, muted: false }, clock: { doubt: false, errorMs: 1 },
  neededSoon: Array.from({ length: 40 }, (_, index) => lesson(index)),
  materials: { readiness: () => readinessOf(Array.from({ length: 5_000 }, (_, index) => id(index))), readinessOf },
} as unknown as BoardParts

test('the fullest report of a display that lacks everything fits into a message', () => {
  const reported = reportedState(parts, { progress: { revs: {}, pending: [] }, inventory: { files: 1e6, bytes: 9e12, freeBytes: 9e12, verifiedAtMs: 0 }, lastFrameMs: 0, peerAddress: 'https://192.168.100.100:65535' })
  expect(reportedSchema.safeParse(reported).error).toBeUndefined()
  expect(reported.inventory.soon?.lessons).toHaveLength(16)
  expect(Buffer.byteLength(JSON.stringify(reported))).toBeLessThan(limitBytes - 1_500) // revisions and pending topics need some too
})
