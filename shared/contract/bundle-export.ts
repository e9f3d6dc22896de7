import { z } from 'zod'
import { idSchema, sha256Schema } from '../domain/ids'
import { subjectSchema } from '../domain/subject'
import type { Result } from '../result'
import { bundleLimits } from './bundle'
import type { ArgumentSchemas } from './carrier'

/** What a bundle is made of. `room`: what the lessons of that room and its displays' own lists need, for boards; the others hold whole lessons, for another school's hub too. */
export const bundleScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room'), roomId: idSchema }),
  z.object({ kind: z.literal('library') }),
  z.object({ kind: z.literal('choice'), subject: subjectSchema.optional(), grade: z.int().min(0).max(11).optional() }),
])
export type BundleScope = z.infer<typeof bundleScopeSchema>

/** What would be written, told before it is. */
export interface BundlePlan {
  readonly materials: number
  /** Lessons that go along with all their faces. */
  readonly lessons: number
  /** Displays that learn from it what the school wants of them. */
  readonly displays: number
  /** Files of teachers' own shelves that go along to their room. */
  readonly shelfFiles: number
  /** Materials that stay out because a file of theirs is lost on this hub. */
  readonly lost: number
  /** Materials that stay out because they fit into no part. */
  readonly tooLong: number
  /** Of everything. */
  readonly bytes: number
  /** More than one where a FAT32 stick would not take it as one file. */
  readonly parts: readonly { readonly fileName: string; readonly bytes: number }[]
  /** Names exactly these contents: whoever fetches parts one after the other must not mix two states of the library. */
  readonly set: string
  /** More than any number of parts may hold. */
  readonly isTooLarge: boolean
}

export interface BundleRequests {
  planBundle(scope: BundleScope): Result<BundlePlan, { kind: 'unknown-room' | 'nothing' }>
}

export const bundleArguments: ArgumentSchemas<BundleRequests> = { planBundle: z.tuple([bundleScopeSchema]) }

/** One file of what is written: which part of which set. Without them the first of what there is now. */
export interface BundlePart {
  readonly number: number
  readonly set: string | undefined
}
/** What may be asked besides: how large a part may be, bytes. */
interface BundleAsk {
  readonly scope: BundleScope
  readonly partBytes: number
  readonly part: BundlePart
}

/** The wish as an address carries it. */
export function bundleQuery(scope: BundleScope, part?: BundlePart, partBytes?: number): string {
  const parts: Record<string, string> = {
    ...(scope.kind === 'room' ? { kind: 'room', roomId: scope.roomId } : scope.kind === 'library' ? { kind: 'library' } : { kind: 'choice', ...(scope.subject && { subject: scope.subject }), ...(scope.grade !== undefined && { grade: String(scope.grade) }) }),
    ...(part && { part: String(part.number), ...(part.set !== undefined && { set: part.set }) }),
    ...(partBytes !== undefined && { partBytes: String(partBytes) }),
  }
  return Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

/** The other way; undefined for what is none. */
export function parseBundleQuery(query: Readonly<Record<string, unknown>>): BundleAsk | undefined {
  const scope = bundleScopeSchema.safeParse({ ...query, grade: numberOf(query['grade']) }).data
  const rest = partSchema.safeParse({ part: numberOf(query['part']), set: query['set'], partBytes: numberOf(query['partBytes']) }).data
  return scope && rest && { scope, partBytes: rest.partBytes, part: { number: rest.part, set: rest.set } }
}

const partSchema = z.object({
  part: z.int().min(1).max(bundleLimits.parts).default(1),
  set: sha256Schema.optional(),
  partBytes: z.int().min(bundleLimits.leastPartBytes).max(bundleLimits.bytes).default(bundleLimits.bytes),
})
const numberOf = (written: unknown): unknown => (typeof written === 'string' && /^\d{1,10}$/.test(written) ? Number(written) : written)

/** What `doska export` is told before it fetches anything. */
export const bundlePlanSchema = z.object({
  materials: z.int(), lessons: z.int(), shelfFiles: z.int(), lost: z.int(), tooLong: z.int(), bytes: z.int(),
  parts: z.array(z.object({ fileName: z.string().min(1).max(200), bytes: z.int() })).max(bundleLimits.parts),
  set: sha256Schema,
  isTooLarge: z.boolean(),
})
export const bundleRoomsSchema = z.object({ rooms: z.array(z.object({ id: idSchema, name: z.string() })) })
