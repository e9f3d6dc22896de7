import { randomUUID } from 'node:crypto'
import type { MaterialsChange } from '#shared/contract/panel-library'
import type { Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { LibraryPort } from '../library/library-port'

type Fields = Partial<Omit<Material, 'id'>>
interface Done {
  readonly materialId: string
  readonly before: Fields
  readonly after: Fields
}

/** Changes that can be taken back; older ones are forgotten. */
const mostKept = 20

/** Details of several materials at once, and the way back. */
export class ManyChanges {
  readonly #library: Pick<LibraryPort, 'materialOf' | 'changeMaterial'>
  readonly #done = new Map<string, readonly Done[]>()

  constructor(library: Pick<LibraryPort, 'materialOf' | 'changeMaterial'>) {
    this.#library = library
  }

  async change(ids: readonly string[], { genre, ...rest }: MaterialsChange): Promise<Result<{ changed: number; undoId: string }, { kind: 'nothing' }>> {
    const after: Fields = { ...rest, ...(genre === undefined ? {} : { genre: genre ?? undefined }) }
    const names = Object.keys(after) as (keyof Fields)[]
    if (names.length === 0) return failure({ kind: 'nothing' })
    const done: Done[] = []
    for (const materialId of ids) {
      const material = this.#library.materialOf(materialId)
      if (!material || !(await this.#library.changeMaterial({ ...material, ...after })).ok) continue
      done.push({ materialId, after, before: Object.fromEntries(names.map(name => [name, material[name]])) })
    }
    const undoId = `change-${randomUUID()}`
    this.#done.set(undoId, done)
    for (const old of [...this.#done.keys()].slice(0, -mostKept)) this.#done.delete(old)
    return success({ changed: done.length, undoId })
  }

  async undo(undoId: string): Promise<Result<{ changed: number }, { kind: 'unknown' }>> {
    const done = this.#done.get(undoId)
    if (!done) return failure({ kind: 'unknown' })
    this.#done.delete(undoId)
    let changed = 0
    for (const { materialId, before, after } of done) {
      const material = this.#library.materialOf(materialId)
      if (!material) continue
      const names = (Object.keys(after) as (keyof Fields)[]).filter(name => JSON.stringify(material[name]) === JSON.stringify(after[name])) // what was changed since is somebody's word
      const back = Object.fromEntries(names.map(name => [name, before[name]]))
      if (names.length > 0 && (await this.#library.changeMaterial({ ...material, ...back })).ok) changed++
    }
    return success({ changed })
  }
}
