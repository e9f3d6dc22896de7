import { z } from 'zod'
import { failure, success, type Result } from '../result'
import { idSchema, instantSchema, sha256Schema } from './ids'
import { subjectSchema } from './subject'

export const materialTypes = ['video', 'image', 'pdf', 'audio', 'html'] as const
export const materialTypeSchema = z.enum(materialTypes)
export type MaterialType = z.infer<typeof materialTypeSchema>

/** A path inside a material: relative, forward slashes, no empty, `.` or `..` parts, nothing a file system or URL could misread (lone surrogates cannot be URL-encoded). */
export const manifestPathSchema = z
  .string()
  .min(1)
  .max(512)
  .refine(path => !/[\p{Cc}\p{Cs}\\:*?"<>|]/u.test(path), 'forbidden character in path')
  .refine(path => path.split('/').every(part => part !== '' && part !== '.' && part !== '..'), 'path leaves its folder')

export const manifestEntrySchema = z.object({
  path: manifestPathSchema,
  sha256: sha256Schema,
  bytes: z.int().min(0),
  mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+(;\s*charset=[\w-]+)?$/),
})
export type ManifestEntry = z.infer<typeof manifestEntrySchema>

/** What a teacher finds a material by. */
export const materialMetadataSchema = z.object({
  id: idSchema,
  title: z.string().min(1).max(200),
  type: materialTypeSchema,
  subject: subjectSchema,
  grades: z.array(z.int().min(0).max(11)).max(12),
  topic: z.string().max(200).default(''),
  summary: z.string().max(1000).default(''),
  author: z.string().max(200).default(''),
  licence: z.string().max(200).default(''),
  language: z.string().max(16).default('ru'),
  entry: manifestPathSchema,
  durationS: z.number().positive().optional(),
})
export type MaterialMetadata = z.infer<typeof materialMetadataSchema>

/** A library item: metadata and the manifest of its files, each kept once by its SHA-256. */
export const materialSchema = materialMetadataSchema.extend({
  manifest: z.array(manifestEntrySchema).min(1).max(10_000),
  addedAt: instantSchema,
})
export type Material = z.infer<typeof materialSchema>

export type MaterialFault =
  | { kind: 'malformed'; detail: string }
  | { kind: 'double-path'; path: string }
  | { kind: 'entry-missing'; entry: string }

/** Parses an untrusted material. Paths are unique without regard to case (some file systems fold it), a hash has one size, and the entry is one of the paths. */
export function parseMaterial(candidate: unknown): Result<Material, MaterialFault> {
  const parsed = materialSchema.safeParse(candidate)
  if (!parsed.success) return failure({ kind: 'malformed', detail: z.prettifyError(parsed.error) })
  const seen = new Set<string>()
  const bytesOf = new Map<string, number>()
  for (const { path, sha256, bytes } of parsed.data.manifest) {
    if ((bytesOf.get(sha256) ?? bytes) !== bytes) return failure({ kind: 'malformed', detail: `${path}: one hash, two sizes` })
    bytesOf.set(sha256, bytes)
    const folded = path.normalize('NFC').toLowerCase()
    if (seen.has(folded)) return failure({ kind: 'double-path', path })
    seen.add(folded)
  }
  const { entry, manifest } = parsed.data
  if (!manifest.some(({ path }) => path === entry)) return failure({ kind: 'entry-missing', entry })
  return success(parsed.data)
}

/** Bytes on disk; a file that stands twice in the manifest counts once. */
export function sizeBytes(material: Pick<Material, 'manifest'>): number {
  return [...new Map(material.manifest.map(({ sha256, bytes }) => [sha256, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0)
}

/** The entry's line of the manifest. `parseMaterial` made sure that there is one. */
export function entryOf(material: Material): ManifestEntry {
  return material.manifest.find(({ path }) => path === material.entry)!
}
