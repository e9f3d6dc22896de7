import type { Reported } from '#shared/contract/mqtt/reported'
import { roomReadinessOf, type RoomReadiness } from '#shared/domain/readiness'
import type { Inventory } from '../content/content-store'
import type { BoardParts } from './board-snapshot'

interface Measured {
  readonly progress: { revs: Record<string, number>; pending: readonly string[] }
  readonly inventory: Inventory
  readonly lastFrameMs: number | undefined
  readonly peerAddress: string | undefined
}

/** What is so, as this display measured it (mqtt.md, "Desired and reported"); at most 20 missing materials, so that it stays below 16 KB. */
export function reportedState(parts: BoardParts, { progress, inventory, lastFrameMs, peerAddress }: Measured): Reported {
  const { scene, nowMs, audio, clock } = parts
  const { view, kind } = scene.drawn
  const title = toldTitle(parts)
  const { why } = scene.decision
  const readiness = parts.materials.readiness()
  const lesson = view.kind === 'face' ? view.lesson : undefined
  return {
    v: 1,
    ts: iso(nowMs),
    revs: progress.revs,
    pending: progress.pending.slice(0, 40),
    scene: { kind, title, ...(lesson ? { stage: lesson.stage, stages: lesson.stages.length } : {}) },
    why: { rule: why.rule, source: why.source.slice(0, 100), ...(why.untilMs === undefined ? {} : { until: iso(why.untilMs) }) },
    lease: scene.isLeased,
    audio: { volume: audio.level, muted: audio.muted },
    inventory: {
      ready: readiness.ready,
      total: readiness.total,
      missing: readiness.missing.slice(0, 20).map(({ materialId, title: name, reason, doneBytes, totalBytes }) => ({ id: materialId, title: name.slice(0, titleLimit), reason, doneBytes, totalBytes })),
      soon: soonOf(roomReadinessOf(parts.neededSoon, ids => parts.materials.readinessOf(ids))),
      files: inventory.files,
      bytes: inventory.bytes,
      ...(inventory.freeBytes === undefined ? {} : { freeBytes: inventory.freeBytes }),
      ...(inventory.verifiedAtMs === undefined ? {} : { verifiedAt: iso(inventory.verifiedAtMs) }),
    },
    ...(peerAddress === undefined ? {} : { peer: { address: peerAddress } }),
    clock: { doubt: clock.doubt, ...(clock.errorMs === undefined ? {} : { errorMs: clock.errorMs }) },
    ...(lastFrameMs === undefined ? {} : { lastFrameAt: iso(lastFrameMs) }),
  }
}

/** What lies on a teacher's shelf is called after the shelf: the school need not know what it is. */
function toldTitle({ scene, documents }: BoardParts): string {
  const { view, title } = scene.drawn
  const materialId = view.kind === 'face' && view.face.kind === 'material' ? view.face.material.id : ''
  return documents.personal.find(({ materials }) => materials.some(({ id }) => id === materialId))?.name ?? title
}

/** Longer titles would not fit twenty times into a message. */
const titleLimit = 80

function soonOf({ all, lessons }: RoomReadiness): Reported['inventory']['soon'] {
  return {
    ready: all.ready,
    total: all.total,
    lessons: lessons.slice(0, 16).map(({ date, start, className, subject, title, readiness }) => ({
      date, start, className, subject,
      title: title.slice(0, titleLimit),
      ready: readiness.ready,
      total: readiness.total,
      missing: readiness.missing.slice(0, 4).map(({ materialId }) => materialId),
    })),
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()
