import type { ImportFault } from '#shared/contract/panel'
import type { MaterialMetadata, MaterialType, MediaFacts } from '#shared/domain/material'
import { failure, type Result } from '#shared/result'
import type { InspectFault } from '../../../agent/inspect/inspected'
import type { Package, ReceivedFile } from '../package-files'
import type { UnpackLimits } from '../unpack-zip'
import type { Programs } from '../converting/programs'

/** Slow work that can be ended and tells how far it is. */
export interface Job {
  readonly signal: AbortSignal
  /** 0 to 1. */
  done(share: number): void
}

/** What a format may use while it makes a material of an arrival. */
export interface Workshop {
  /** As the person sees it; faults carry it. */
  readonly name: string
  /** Temporary files lie here and go with the upload. */
  readonly folder: string
  readonly limits: UnpackLimits
  readonly programs: Programs
  /** Runs work that may take longer than a look: one at a time, with progress. */
  convert<T>(work: (job: Job) => Promise<T>): Promise<T>
}

/** A file of a material; without `mediaType` its extension tells. */
export interface MadeFile extends ReceivedFile {
  readonly mediaType?: string
}

/** What a format made: the material without what people add to it. */
export interface Made {
  readonly type: MaterialType
  readonly entry: string
  readonly files: readonly MadeFile[]
  readonly durationS?: number | undefined
  readonly media?: MediaFacts
  readonly about?: Partial<Pick<MaterialMetadata, 'title' | 'author' | 'language' | 'genre'>>
}

export type Making = Promise<Result<Made, ImportFault>>

/** A format whose material is many files; `claims` looks at what lies in the package, never at the name of the upload. */
export interface PackageFormat {
  claims(pack: Package): boolean | Promise<boolean>
  make(pack: Package, workshop: Workshop): Making
}

/** A fault of one file, under the name that the person knows. */
export const named = (name: string, fault: InspectFault) => failure({ ...fault, name })

/** A refusal that lists names stays one sentence. */
export const mostListed = 12
