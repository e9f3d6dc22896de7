import { z } from 'zod'
import { idSchema } from '../domain/ids'
import { subjectSchema } from '../domain/subject'
import type { Result } from '../result'
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
  readonly fileName: string
  readonly materials: number
  /** Lessons that go along with all their faces. */
  readonly lessons: number
  /** Displays that learn from it what the school wants of them. */
  readonly displays: number
  /** Materials that stay out because a file of theirs is lost on this hub. */
  readonly lost: number
  readonly bytes: number
  /** Above what one file on a FAT32 stick may have, or one bundle may hold. */
  readonly isTooLarge: boolean
}

export interface BundleRequests {
  planBundle(scope: BundleScope): Result<BundlePlan, { kind: 'unknown-room' | 'nothing' }>
}

export const bundleArguments: ArgumentSchemas<BundleRequests> = { planBundle: z.tuple([bundleScopeSchema]) }

/** The scope as an address carries it. */
export function scopeQuery(scope: BundleScope): string {
  const parts: Record<string, string> = scope.kind === 'room' ? { kind: 'room', roomId: scope.roomId } : scope.kind === 'library' ? { kind: 'library' } : { kind: 'choice', ...(scope.subject && { subject: scope.subject }), ...(scope.grade !== undefined && { grade: String(scope.grade) }) }
  return Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}

/** The other way; undefined for what is none. */
export function parseScopeQuery(query: Readonly<Record<string, unknown>>): BundleScope | undefined {
  const { grade: written } = query
  const grade = typeof written === 'string' && /^\d{1,2}$/.test(written) ? Number(written) : written
  return bundleScopeSchema.safeParse({ ...query, grade }).data
}
