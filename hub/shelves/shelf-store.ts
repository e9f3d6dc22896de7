import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ShelfRow } from '#shared/contract/personal-shelves'
import { parseMaterial, sizeBytes, type Material } from '#shared/domain/material'
import { personalIdOf, sharedIdOf, shelfLimits, shelfRecordSchema, type ShelfRecord, type Visibility } from '#shared/domain/personal-shelf'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { hashPin, isPin } from '../../agent/trust/pin'
import { RecordLog } from '../library/record-log'
import { newPhone, phoneOf, readPhone, withPhone } from './phone-secrets'
import { folded, usedBytes, type ChangeFault, type SchoolLibrary, type ShelfView } from './shelf-view'

interface Needs {
  now(): number
  library(): SchoolLibrary
  changed(): void
  report(problem: unknown): void
}

/** Teachers' own shelves: who they are on boards, which rooms have them, what lies on them. Nothing of a private material is told to anybody but its shelf. */
export class ShelfStore implements Disposable {
  readonly #shelves: RecordLog<ShelfRecord>
  readonly #materials: RecordLog<Material>
  readonly #needs: Needs
  readonly #removedShelves = new Map<string, ShelfRecord>()
  readonly #removedItems = new Map<string, { shelfId: string; material: Material }>()
  #hashes: Set<string> | undefined
  #work: Promise<void> = Promise.resolve()

  private constructor(shelves: RecordLog<ShelfRecord>, materials: RecordLog<Material>, needs: Needs) {
    this.#shelves = shelves
    this.#materials = materials
    this.#needs = needs
  }

  static async open(folder: string, needs: Needs): Promise<ShelfStore> {
    const shelves = await RecordLog.open<ShelfRecord>({ file: join(folder, 'shelves'), report: needs.report, parse: candidate => {
      const parsed = shelfRecordSchema.safeParse(candidate)
      return parsed.success ? success(parsed.data) : failure(parsed.error.issues)
    } })
    const materials = await RecordLog.open<Material>({ file: join(folder, 'shelf-materials'), parse: parseMaterial, report: needs.report })
    const named = new Set(shelves.all().flatMap(({ items }) => items.map(({ materialId }) => materialId)))
    for (const { id } of materials.all()) if (!named.has(id)) await materials.remove(id) // its shelf was removed in an earlier run
    return new ShelfStore(shelves, materials, needs)
  }

  /** Whether a file is needed by some shelf. */
  keeps(sha256: string): boolean {
    this.#hashes ??= new Set(this.#materials.all().flatMap(({ manifest }) => manifest.map(entry => entry.sha256)))
    return this.#hashes.has(sha256)
  }

  ofRoom(roomId: string): ShelfView[] {
    return this.#shelves.all().filter(({ roomIds }) => roomIds.includes(roomId)).map(record => this.#viewOf(record))
  }

  of(shelfId: string): ShelfView | undefined {
    const record = this.#shelves.get(shelfId)
    return record && this.#viewOf(record)
  }

  /** The shelf of a phone's secret, `<shelf>.<secret>`. */
  ofPhone(value: string | undefined): ShelfRecord | undefined {
    const phone = readPhone(value)
    const record = phone && this.#shelves.get(phone.shelfId)
    return record && phoneOf(record, phone.secret) !== undefined ? record : undefined
  }

  /** A new shelf in this room, and the secret of the phone that made it. */
  async make(name: string, pin: string, roomId: string): Promise<Result<{ shelfId: string; phone: string }, { kind: 'name-taken' | 'too-many' }>> {
    const here = this.ofRoom(roomId)
    if (here.length >= shelfLimits.shelvesPerRoom) return failure({ kind: 'too-many' })
    if (here.some(({ record }) => folded(record.name) === folded(name))) return failure({ kind: 'name-taken' })
    const id = randomUUID()
    const phone = newPhone(id)
    await this.#save({ id, name, pin: await hashPin(pin), roomIds: [roomId], phones: [phone.hash], items: [], createdAt: new Date(this.#needs.now()).toISOString() })
    return success({ shelfId: id, phone: phone.value })
  }

  /** Another phone of the same teacher; undefined when the PIN is not the shelf's. */
  async join(shelfId: string, pin: string): Promise<string | undefined> {
    const record = this.#shelves.get(shelfId)
    if (!record || !(await isPin(pin, record.pin))) return undefined
    const phone = newPhone(shelfId)
    await this.#change(shelfId, ({ phones }) => ({ phones: withPhone(phones, phone) }))
    return phone.value
  }

  /** Another PIN from a phone of the shelf. Its other phones are forgotten: whoever learnt the old PIN may have joined with one. */
  async changePin(value: string | undefined, pin: string): Promise<boolean> {
    const phone = readPhone(value)
    const record = this.ofPhone(value)
    if (!phone || !record) return false
    const hashed = await hashPin(pin)
    await this.#change(record.id, now => ({ pin: hashed, phones: [phoneOf(now, phone.secret)].filter(hash => hash !== undefined) }))
    return true
  }

  /** The teacher was in this room with the phone: the shelf is there from now on. */
  async comeTo(shelfId: string, roomId: string): Promise<void> {
    if (this.#shelves.get(shelfId)?.roomIds.includes(roomId)) return
    await this.#change(shelfId, ({ roomIds }) => ({ roomIds: [...new Set([...roomIds.slice(1 - shelfLimits.roomsPerShelf), roomId])] }))
  }

  /** Why so many bytes more have no place; undefined: they have. */
  noPlaceFor(shelfId: string, bytes: number): 'unknown' | 'full' | undefined {
    const view = this.of(shelfId)
    if (!view) return 'unknown'
    const isRoomFull = view.record.roomIds.some(roomId => this.ofRoom(roomId).reduce((sum, each) => sum + usedBytes(each), bytes) > shelfLimits.roomBytes)
    return isRoomFull || view.materials.length >= shelfLimits.items || usedBytes(view) + bytes > shelfLimits.bytes ? 'full' : undefined
  }

  /** The material's files are kept already. */
  async add(shelfId: string, material: Material, visibility: Visibility): Promise<Result<string, ChangeFault>> {
    const fault = this.noPlaceFor(shelfId, sizeBytes(material))
    if (fault) return failure({ kind: fault })
    const own = { ...material, id: personalIdOf(material.id) }
    await this.#materials.save(own)
    await this.#change(shelfId, ({ items }) => ({ items: [...items, { materialId: own.id, visibility: 'private' }] }))
    return visibility === 'shared' ? this.show(shelfId, own.id, 'shared') : success(own.id)
  }

  /** Shared: everybody finds it in the school's library. Private again: only while no lesson needs it. */
  async show(shelfId: string, materialId: string, visibility: Visibility): Promise<Result<string, ChangeFault>> {
    const found = this.of(shelfId)?.materials.find(({ material }) => material.id === materialId)
    if (!found) return failure({ kind: 'unknown' })
    if (found.visibility === visibility) return success(materialId)
    const library = this.#needs.library()
    if (visibility === 'shared') await library.adopt({ ...found.material, id: sharedIdOf(materialId) })
    else {
      const removed = await library.removeMaterial(sharedIdOf(materialId))
      if (!removed.ok && removed.fault.kind === 'in-use') return failure(removed.fault)
    }
    await this.#change(shelfId, ({ items }) => ({ items: items.map(item => (item.materialId === materialId ? { ...item, visibility } : item)) }))
    return success(materialId)
  }

  /** Kept for undo until the hub's next start. */
  async remove(shelfId: string, materialId: string): Promise<Result<null, ChangeFault>> {
    const hidden = await this.show(shelfId, materialId, 'private')
    if (!hidden.ok) return hidden
    const material = this.#materials.get(materialId)
    if (!material) return failure({ kind: 'unknown' })
    this.#removedItems.set(materialId, { shelfId, material })
    await this.#change(shelfId, ({ items }) => ({ items: items.filter(item => item.materialId !== materialId) }))
    await this.#materials.remove(materialId)
    return success(null)
  }

  async restore(shelfId: string, materialId: string): Promise<Result<null, ChangeFault>> {
    const removed = this.#removedItems.get(materialId)
    if (removed?.shelfId !== shelfId) return failure({ kind: 'unknown' })
    if (this.noPlaceFor(shelfId, sizeBytes(removed.material))) return failure({ kind: 'full' })
    await this.#materials.save(removed.material)
    await this.#change(shelfId, ({ items }) => ({ items: [...items, { materialId, visibility: 'private' }] }))
    this.#removedItems.delete(materialId)
    return success(null)
  }

  /** How much lies where, and never what. */
  rows(roomName: (roomId: string) => string): ShelfRow[] {
    return this.#shelves.all().map(record => {
      const view = this.#viewOf(record)
      return { id: record.id, name: record.name, rooms: record.roomIds.map(roomName), files: view.materials.length, bytes: usedBytes(view), shared: view.materials.filter(({ visibility }) => visibility === 'shared').length, createdAt: record.createdAt }
    })
  }

  /** What it shares stays in the library. */
  async removeShelf(shelfId: string): Promise<boolean> {
    const record = this.#shelves.get(shelfId)
    if (!record) return false
    this.#removedShelves.set(shelfId, record)
    await this.#shelves.remove(shelfId)
    this.#needs.changed()
    return true
  }

  async restoreShelf(shelfId: string): Promise<boolean> {
    const record = this.#removedShelves.get(shelfId)
    if (!record) return false
    this.#removedShelves.delete(shelfId)
    await this.#save(record)
    return true
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#shelves.dispose(), this.#materials.dispose()])
  }

  #viewOf(record: ShelfRecord): ShelfView {
    const library = this.#needs.library()
    const materials = record.items.flatMap(({ materialId, visibility }) => {
      const material = this.#materials.get(materialId)
      // A technician may have taken a shared one out of the library.
      return material ? [{ material, visibility: visibility === 'shared' && library.materialOf(sharedIdOf(materialId)) ? ('shared' as const) : ('private' as const) }] : []
    })
    return { record, materials: materials.reverse() }
  }

  /** One after the other, each on what the one before left. */
  #change(shelfId: string, change: (record: ShelfRecord) => Partial<ShelfRecord>): Promise<void> {
    const work = this.#work.then(async () => {
      const record = this.#shelves.get(shelfId)
      if (record) await this.#save({ ...record, ...change(record) })
    })
    this.#work = work.catch(() => {})
    return work
  }

  async #save(record: ShelfRecord): Promise<void> {
    this.#hashes = undefined
    await this.#shelves.save(record)
    this.#needs.changed()
  }
}
