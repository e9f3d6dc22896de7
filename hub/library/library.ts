import { randomUUID } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportFault, ImportRow, PanelRequests } from '#shared/contract/panel'
import type { Lesson } from '#shared/domain/lesson'
import { checkLink, type LinkHosts } from '#shared/domain/link'
import { parseMaterial, type Material, type MaterialMetadata } from '#shared/domain/material'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { describedMaterial } from './sources/describe-material'
import type { Described } from './sources/source-sync'
import { addSubtitles } from './add-subtitles'
import { linkFileOf, linkMaterial } from './link-material'
import { admit } from './admit'
import { setAsideCutFiles } from './cut-files'
import { findPrograms, type Programs } from './converting/programs'
import { FileStore } from './file-store'
import { importSchool } from './import-school'
import { settleBundle } from './lesson-bundle/settle-bundle'
import { eachFileOnce, settleSchoolBundle, type SchoolBundle } from './lesson-bundle/school-bundle'
import type { LibraryPort } from './library-port'
import type { ReceivedFile } from './package-files'
import { RecordLog } from './record-log'
import { isSameMaterial, parseLesson, usesMaterial } from './record-rules'
import { takeCartridge } from './take-cartridge'
import { unpackLimits, type UnpackLimits } from './unpack-zip'
import type { UploadSession } from './upload-session'
import { Uploads, type Convert } from './uploads'

export interface LibraryNeeds {
  /** Epoch ms. */
  now(): number
  /** Damaged records that were set aside, missing files, failed checks. */
  report(problem: unknown): void
  /** Free bytes of the library's disk; absent: measured. */
  freeBytes?(): Promise<number>
  /** Files that are needed though no material names them. */
  keeps?(sha256: string): boolean
  /** For tests; absent: `unpackLimits`. */
  limits?: UnpackLimits
  /** The converters of this machine; absent: looked for. */
  programs?: Programs
}

const noHosts: LinkHosts = { asOf: '2026-11-26', source: '', allowed: [] }
const dayMs = 24 * 60 * 60_000

/** Opens the library in `<data>/library`: `files/`, `materials.log`, `lessons.log`, `incoming/`. */
export const openLibrary = (folder: string, needs: LibraryNeeds): Promise<Library> => Library.open(folder, needs)

/** Owns the school's materials and lessons. */
export class Library implements LibraryPort {
  /** The upload sessions behind the routes of shared/contract/uploads.ts. */
  readonly uploads: Uploads
  readonly #folder: string
  readonly #needs: LibraryNeeds
  readonly #files: FileStore
  readonly #materials: RecordLog<Material>
  readonly #lessons: RecordLog<Lesson>
  readonly #removed = new Map<string, Material>()
  readonly #listeners = new Set<() => void>()
  #programs: Promise<Programs> | undefined
  #linkHosts: LinkHosts | undefined

  private constructor(folder: string, needs: LibraryNeeds, files: FileStore, materials: RecordLog<Material>, lessons: RecordLog<Lesson>, uploads: Uploads) {
    this.#folder = folder
    this.#needs = needs
    this.#files = files
    this.#materials = materials
    this.#lessons = lessons
    this.uploads = uploads
  }

  static async open(folder: string, needs: LibraryNeeds): Promise<Library> {
    const files = await FileStore.open(folder)
    const materials = await RecordLog.open({ file: join(folder, 'materials'), parse: parseMaterial, report: needs.report })
    const lessons = await RecordLog.open({ file: join(folder, 'lessons'), parse: parseLesson, report: needs.report })
    await setAsideCutFiles(materials.all(), files, needs.report)
    const needed = new Set(materials.all().flatMap(({ manifest }) => manifest.map(({ sha256 }) => sha256)))
    await files.sweep(sha256 => needed.has(sha256) || (needs.keeps?.(sha256) ?? false), needs.now() - dayMs)
    const uploads = await Uploads.open(join(folder, 'incoming'), {
      now: () => needs.now(),
      freeBytes: () => library.freeBytes(),
      takeIn: (session, convert) => library.#takeIn(session, convert),
      report: needs.report,
    })
    const library = new Library(folder, needs, files, materials, lessons, uploads)
    return library
  }

  materials(): readonly Material[] {
    return this.#materials.all()
  }

  lessons(): readonly Lesson[] {
    return this.#lessons.all()
  }

  materialOf(materialId: string): Material | undefined {
    return this.#materials.get(materialId)
  }

  lessonOf(lessonId: string): Lesson | undefined {
    return this.#lessons.get(lessonId)
  }

  fileOf(sha256: string): string | undefined {
    return this.#files.fileOf(sha256)
  }

  keepDocument(text: string): Promise<{ sha256: string; bytes: number }> {
    return this.#files.keepText(text, this.#needs.now())
  }

  /** A file whose bytes are no longer what its name says. */
  async setAside(sha256: string): Promise<void> {
    await this.#files.setAside(sha256)
    this.#needs.report({ kind: 'file-damaged', sha256 })
  }

  async importSchool(folder: string): Promise<void> {
    await importSchool(folder, join(this.#folder, 'incoming', 'school'), {
      hasMaterial: id => this.#materials.get(id) !== undefined,
      hasLesson: id => this.#lessons.get(id) !== undefined,
      addMaterial: (material, files) => this.#add(material, files),
      addLesson: lesson => this.#lessons.save(lesson),
      now: () => this.#needs.now(),
    })
    this.#changed()
  }

  /** Of the library's disk. */
  async freeBytes(): Promise<number> {
    if (this.#needs.freeBytes) return this.#needs.freeBytes()
    const { bavail, bsize } = await statfs(this.#folder)
    return bavail * bsize
  }

  /** Files for somebody who answers for them (`keeps`). */
  async keepFiles(files: readonly ReceivedFile[]): Promise<void> {
    for (const file of files) await this.#files.take(file)
  }

  /** A material whose files are here already. */
  async adopt(material: Material): Promise<void> {
    await this.#materials.save(material)
    this.#changed()
  }

  async saveLesson(lesson: Lesson): Promise<void> {
    await this.#lessons.save(lesson)
    this.#changed()
  }

  async removeLesson(lessonId: string): Promise<void> {
    await this.#lessons.remove(lessonId)
    this.#changed()
  }

  async changeMaterial(metadata: MaterialMetadata): Promise<ReturnType<PanelRequests['changeMaterial']>> {
    const current = this.#materials.get(metadata.id)
    if (!current) return failure({ kind: 'unknown' })
    const { type, entry, manifest, addedAt, durationS, media } = current // what the files say is not for people to change
    const changed = parseMaterial({ ...metadata, type, entry, manifest, addedAt, durationS, media })
    if (!changed.ok) return failure({ kind: 'malformed', detail: 'detail' in changed.fault ? changed.fault.detail : changed.fault.kind })
    await this.#materials.save(changed.value)
    this.#changed()
    return success(null)
  }

  /** Says of a material what its source says of it (describe-material.ts). The id under which it stands then. */
  async describe(materialId: string, told: Partial<MaterialMetadata>, { replaced, isOwn }: Described): Promise<string> {
    const fresh = this.#materials.get(materialId)
    if (!fresh) return materialId
    const old = replaced === undefined || replaced === materialId ? undefined : this.#materials.get(replaced)
    const described = describedMaterial(fresh, old, told, isOwn)
    await this.#materials.save(described)
    if (old && isOwn && !this.lessons().some(lesson => usesMaterial(lesson, materialId))) await this.#materials.remove(materialId)
    this.#changed()
    return described.id
  }

  async removeMaterial(materialId: string): Promise<ReturnType<PanelRequests['removeMaterial']>> {
    const material = this.#materials.get(materialId)
    if (!material) return failure({ kind: 'unknown' })
    const lessonTitles = this.lessons().filter(lesson => usesMaterial(lesson, materialId)).map(({ title }) => title)
    if (lessonTitles.length > 0) return failure({ kind: 'in-use', lessonTitles })
    this.#removed.set(materialId, material)
    await this.#materials.remove(materialId)
    this.#changed()
    return success(null)
  }

  async restoreMaterial(materialId: string): Promise<ReturnType<PanelRequests['restoreMaterial']>> {
    const material = this.#removed.get(materialId)
    if (!material) return failure({ kind: 'unknown' })
    await this.#materials.save(material)
    this.#removed.delete(materialId)
    this.#changed()
    return success(null)
  }

  async addLink(address: string, title: string): Promise<ReturnType<PanelRequests['addLink']>> {
    const checked = checkLink(address, this.#linkHosts ?? noHosts)
    if (!checked.ok) return checked
    const file = await this.#files.keepText(linkFileOf(checked.value, title), this.#needs.now())
    const material = linkMaterial(checked.value, title, file, this.#needs.now())
    await this.#materials.save(material)
    this.#changed()
    return success({ materialId: material.id })
  }

  /** Says where web links may lead; before that, nowhere. */
  allowLinks(hosts: LinkHosts): void {
    this.#linkHosts = hosts
  }

  async cancelImport(uploadId: string): Promise<ReturnType<PanelRequests['cancelImport']>> {
    return (await this.uploads.cancel(uploadId)) ? success(null) : failure({ kind: 'unknown' })
  }

  imports(): readonly ImportRow[] {
    return this.uploads.rows()
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  onImport(listener: (row: ImportRow) => void): Disposable {
    return this.uploads.onRow(listener)
  }

  async dispose(): Promise<void> {
    await this.uploads.dispose()
    await Promise.all([this.#materials.dispose(), this.#lessons.dispose()])
    this.#listeners.clear()
  }

  async #takeIn(session: UploadSession, convert: Convert): Promise<Result<string | undefined, ImportFault>> {
    const { request, folder, files } = session
    if (request.addTo) return this.#addSubtitles(request.addTo.materialId, request.addTo.language, files[0]!, folder)
    const admitted = await admit(
      { name: request.name, kind: request.kind, folder, files },
      {
        knowsMaterial: id => this.materialOf(id) !== undefined, nowMs: this.#needs.now(), limits: this.#needs.limits ?? unpackLimits, convert,
        programs: this.#needs.programs ?? (await (this.#programs ??= findPrograms())),
      },
    )
    if (!admitted.ok) return admitted
    if (!session.seal()) return failure({ kind: 'cancelled', name: request.name })
    if (admitted.value.kind === 'lesson') {
      await this.saveLesson(admitted.value.lesson)
      return success(undefined)
    }
    if (admitted.value.kind === 'bundle') {
      const { lesson, materials } = settleBundle(admitted.value.bundle, this.materials(), randomUUID)
      for (const { material, files } of materials) await this.#add(material, files)
      await this.saveLesson(lesson) // last: a lesson never names what is not there yet
      return success(undefined)
    }
    if (admitted.value.kind === 'cartridge') {
      session.tellParts(await takeCartridge(admitted.value.cartridge, {
        settle: (material, files) => this.#settle(material, files),
        hasLink: (address, title) => this.materials().some(one => one.media.address === address && one.title === title),
        addLink: (address, title) => this.addLink(address, title),
      }))
      this.#changed()
      return success(undefined)
    }
    if (admitted.value.kind === 'school-bundle') {
      await this.#addBundle(admitted.value.bundle)
      return success(undefined)
    }
    const id = await this.#settle(admitted.value.material, admitted.value.files)
    this.#changed()
    return success(id)
  }

  /** An import again doubles nothing, and also brings back files that were lost. */
  async #settle(material: Material, files: readonly ReceivedFile[]): Promise<string> {
    const twin = this.materials().find(other => isSameMaterial(other, material))
    await this.#add(twin ?? material, files)
    return (twin ?? material).id
  }

  async #addSubtitles(materialId: string, language: string, file: ReceivedFile, folder: string): Promise<Result<string, ImportFault>> {
    const added = await addSubtitles(this.materialOf(materialId), file, language, folder)
    if (!added.ok) return added
    await this.#add(added.value.material, [added.value.file])
    this.#changed()
    return success(materialId)
  }

  async #addBundle(bundle: SchoolBundle): Promise<void> {
    const { materials, lessons } = settleSchoolBundle(bundle, { materials: this.materials(), lessons: this.lessons(), makeId: randomUUID })
    for (const { material, files } of eachFileOnce(materials)) await this.#add(material, files)
    for (const lesson of lessons) await this.#lessons.save(lesson)
    this.#changed()
  }

  /** Files first, then the record that names them. */
  async #add(material: Material, files: readonly ReceivedFile[]): Promise<void> {
    for (const file of files) await this.#files.take(file)
    await this.#materials.save(material)
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
