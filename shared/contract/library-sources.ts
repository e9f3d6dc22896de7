import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** Kinds of libraries that a school may already have: a folder, an OPDS 2 feed, an IMS Common Cartridge, an export of the ЦОК library. */
export const sourceKinds = ['folder', 'opds', 'cartridge', 'cok'] as const
export type SourceKind = (typeof sourceKinds)[number]

const host = z.string().max(253).regex(/^[a-z0-9.-]+(:\d{1,5})?$/)

/** A source as a person describes it. `place`: a path on the hub's machine, or the feed's address. */
export const sourceSchema = z.object({
  id: idSchema,
  kind: z.enum(sourceKinds),
  /** What people call it; becomes the source of its materials. */
  name: z.string().trim().min(1).max(80),
  place: z.string().trim().min(1).max(1000),
  /** Hosts besides the feed's own that its files may lie on; a host inside the school's network, the feed's too, is asked only when it is named here. */
  hosts: z.array(host).max(20).default([]),
  /** How often it is looked at by itself; 0: only when somebody asks. */
  everyMinutes: z.int().min(0).max(7 * 24 * 60).default(0),
})
export type Source = z.infer<typeof sourceSchema>

/** Why a source as a whole could not be read; nothing of the library changes then. */
export const sourceFaultKinds = ['place-missing', 'not-a-folder', 'inside-hub', 'address-wrong', 'host-refused', 'host-inside', 'unreachable', 'refused-by-server', 'too-large', 'not-a-feed', 'not-a-cartridge', 'not-a-list', 'stopped'] as const
/** `detail`: a host, a status, a file name. */
export const sourceFaultSchema = z.object({ kind: z.enum(sourceFaultKinds), detail: z.string().max(300).default('') })
export type SourceFault = z.infer<typeof sourceFaultSchema>

/** Why one item was not taken; the others were. */
export const itemFaultKinds = ['no-title', 'no-file', 'file-missing', 'path-leaves-folder', 'host-refused', 'host-inside', 'unreachable', 'refused-by-server', 'too-large', 'no-space', 'cut-off', 'not-mapped', 'not-imported', 'double', 'link-refused', 'unreadable'] as const
/** `detail`: what kind of thing it is, or the import's own reason. */
export const itemProblemSchema = z.object({ key: z.string().max(500), title: z.string().max(300), kind: z.enum(itemFaultKinds), detail: z.string().max(300).default('') })
export type ItemProblem = z.infer<typeof itemProblemSchema>

/** What became of the parts of a Common Cartridge that a person brought as one file. */
export const importPartsSchema = z.object({ taken: z.int(), refused: z.array(itemProblemSchema).max(100), moreRefused: z.int() })
export type ImportParts = z.infer<typeof importPartsSchema>

/** What the last look brought. `gone`: titles of what the source no longer has; it stays in the library. */
export const sourceReportSchema = z.object({
  at: z.iso.datetime(),
  added: z.int(), updated: z.int(), same: z.int(), failed: z.int(),
  gone: z.array(z.string().max(300)),
  problems: z.array(itemProblemSchema),
  /** Problems beyond the listed ones. */
  moreProblems: z.int(),
  fault: sourceFaultSchema.optional(),
})
export type SourceReport = z.infer<typeof sourceReportSchema>

export interface SourceRow {
  readonly source: Source
  /** Undefined while nothing runs; `total` 0 while the source is being listed. */
  readonly running: { readonly done: number; readonly total: number } | undefined
  readonly last: SourceReport | undefined
}

/** What the panel may ask about sources. */
export interface SourceRequests {
  listSources(): SourceRow[]
  saveSource(source: Source): Result<null, SourceFault>
  /** Its materials stay in the library. */
  removeSource(id: string): Result<null, { kind: 'unknown' }>
  /** Lists it and takes nothing in; of a long feed only the first pages, and then `isCut`. */
  testSource(source: Source): Result<{ items: number; problems: ItemProblem[]; isCut: boolean }, SourceFault>
  syncSource(id: string): Result<null, { kind: 'unknown' | 'running' }>
  stopSource(id: string): Result<null, { kind: 'unknown' }>
}

export const sourceArguments: ArgumentSchemas<SourceRequests> = {
  listSources: z.tuple([]),
  saveSource: z.tuple([sourceSchema]),
  removeSource: z.tuple([idSchema]),
  testSource: z.tuple([sourceSchema]),
  syncSource: z.tuple([idSchema]),
  stopSource: z.tuple([idSchema]),
}
