import type { Disposable } from '#shared/lifetime'
import type { ImportRow, PanelRequests } from '#shared/contract/panel'
import type { Lesson } from '#shared/domain/lesson'
import type { Material, MaterialMetadata } from '#shared/domain/material'

/** What the rest of the hub knows of the library. hub/library/library.ts exports `openLibrary(folder, needs): Promise<Library>`. */
export interface LibraryPort extends Disposable {
  materials(): readonly Material[]
  lessons(): readonly Lesson[]
  materialOf(materialId: string): Material | undefined
  lessonOf(lessonId: string): Lesson | undefined
  /** Absolute path of a whole, verified file; materials' files and documents alike. */
  fileOf(sha256: string): string | undefined
  /** Keeps a generated document (catalogue, timetable, invites…) among the files, so that displays fetch it by hash. */
  keepDocument(text: string): Promise<{ sha256: string; bytes: number }>
  /** Imports a school folder's `library/*` and `lessons/*.json` (resources/demo-school); what is there already stays. */
  importSchool(folder: string): Promise<void>
  saveLesson(lesson: Lesson): Promise<void>
  removeLesson(lessonId: string): Promise<void>
  changeMaterial(metadata: MaterialMetadata): Promise<ReturnType<PanelRequests['changeMaterial']>>
  removeMaterial(materialId: string): Promise<ReturnType<PanelRequests['removeMaterial']>>
  restoreMaterial(materialId: string): Promise<ReturnType<PanelRequests['restoreMaterial']>>
  addLink(address: string, title: string): Promise<ReturnType<PanelRequests['addLink']>>
  cancelImport(uploadId: string): Promise<ReturnType<PanelRequests['cancelImport']>>
  imports(): readonly ImportRow[]
  /** Materials or lessons changed. */
  onChange(listener: () => void): Disposable
  onImport(listener: (row: ImportRow) => void): Disposable
}
