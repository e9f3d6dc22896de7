import type { DisplayRow } from '#shared/contract/panel'
import type { Disposable } from '#shared/lifetime'
import type { DesiredStore } from './desired-store'
import type { DisplayMemory } from './display-memory'
import type { DisplayRegistry, EnrolledDisplay } from './registry'

/** Changes of one display within this are told as one. */
const gatherMs = 150

interface Needs {
  readonly registry: DisplayRegistry
  readonly memory: DisplayMemory
  readonly desired: DesiredStore
  announce(row: DisplayRow): void
}

/** The displays as the panel sees them. */
export class DisplayRows implements Disposable {
  readonly #needs: Needs
  readonly #changed = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  all(): DisplayRow[] {
    return this.#needs.registry.all().map(display => this.#rowOf(display))
  }

  /** Its row will be told, soon and once. */
  readonly changed = (displayId: string): void => {
    this.#changed.add(displayId)
    this.#timer ??= setTimeout(() => this.#tell(), gatherMs)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }

  #tell(): void {
    this.#timer = undefined
    for (const displayId of this.#changed) {
      const display = this.#needs.registry.find(displayId)
      if (display) this.#needs.announce(this.#rowOf(display))
    }
    this.#changed.clear()
  }

  #rowOf({ id, name, roomId, groupIds, enrolledAt }: EnrolledDisplay): DisplayRow {
    const { status, about, reported, alerts, lastMessageAt, frameAt } = this.#needs.memory.of(id)
    const { rev, rules, bells, hall } = this.#needs.desired.of(id)
    return { id, name, roomId, groupIds, enrolledAt, status, about, reported, alerts, lastMessageAt, frameAt, desiredRev: rev, download: rules, bells, isHall: hall !== undefined }
  }
}
