import { z } from 'zod'
import { failure, success, type Result } from '../result'
import { idSchema, instantSchema, sha256Schema } from './ids'
import { playerFolder } from './player-folder'
import { subjectSchema } from './subject'

/** How a material is played; `series` are images in order, `article` is plain text or Markdown, `link` is a web page that needs the network. */
export const materialTypes = ['video', 'image', 'series', 'pdf', 'audio', 'html', 'epub', 'article', 'h5p', 'scorm', 'link'] as const
export const materialTypeSchema = z.enum(materialTypes)
export type MaterialType = z.infer<typeof materialTypeSchema>

/** Types that run scripts of their own, each on an origin of its own behind our player page. */
export const isPackage = (type: MaterialType): boolean => type === 'html' || type === 'h5p' || type === 'scorm'

/** A path inside a material: relative, forward slashes, no empty, `.` or `..` parts, nothing a file system or URL could misread (lone surrogates cannot be URL-encoded). */
export const manifestPathSchema = z
  .string()
  .min(1)
  .max(512)
  .refine(path => !/[\p{Cc}\p{Cs}\\:*?"<>|]/u.test(path), 'forbidden character in path')
  .refine(path => path.split('/').every(part => part !== '' && part !== '.' && part !== '..'), 'path leaves its folder')
  .refine(path => path.split('/')[0]!.toLowerCase() !== playerFolder, 'this folder is the player\'s own')

export const manifestEntrySchema = z.object({
  path: manifestPathSchema,
  sha256: sha256Schema,
  bytes: z.int().min(0),
  mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+(;\s*charset=[\w-]+)?$/),
})
export type ManifestEntry = z.infer<typeof manifestEntrySchema>

/** «Тип материала»: what a teacher calls it, however it is played. */
export const genres = ['textbook', 'lecture', 'presentation', 'exercise', 'test', 'simulation', 'reference', 'fiction', 'plan'] as const
export const genreSchema = z.enum(genres)

/** State examinations that a material prepares for: ЕГЭ, ОГЭ, ВПР. */
export const exams = ['ege', 'oge', 'vpr'] as const
export const examSchema = z.enum(exams)

/** A place in the thematic classifier: its path from the subject down, by slashes (`physics/thermal/melting`). */
export const topicPathSchema = z.string().max(200).regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/)

/** What the import measured or made; people do not change it. */
export const mediaFactsSchema = z.object({
  /** Integrated loudness, EBU R128, LUFS. */
  loudnessLufs: z.number().min(-70).max(5).optional(),
  widthPx: z.int().positive().optional(),
  heightPx: z.int().positive().optional(),
  pages: z.int().positive().optional(),
  subtitles: z.array(z.object({ path: manifestPathSchema, language: z.string().max(16) })).max(20).optional(),
  /** The file as it came in, where the entry is a conversion of it. */
  original: manifestPathSchema.optional(),
  scorm: z.enum(['1.2', '2004']).optional(),
  /** The page that a `link` opens. */
  address: z.url({ protocol: /^https$/ }).max(2000).optional(),
})

export type MediaFacts = z.infer<typeof mediaFactsSchema>

/** What a teacher finds a material by. */
export const materialMetadataSchema = z.object({
  id: idSchema,
  title: z.string().min(1).max(200),
  type: materialTypeSchema,
  subject: subjectSchema,
  grades: z.array(z.int().min(0).max(11)).max(12),
  topic: z.string().max(200).default(''),
  topics: z.array(topicPathSchema).max(8).default([]),
  genre: genreSchema.optional(),
  exams: z.array(examSchema).max(exams.length).default([]),
  /** УМК: the line of textbooks that it belongs to. */
  textbookLine: z.string().max(200).default(''),
  /** The library that it came from, as people call it («Библиотека ЦОК»). */
  source: z.string().max(80).default(''),
  summary: z.string().max(1000).default(''),
  author: z.string().max(200).default(''),
  licence: z.string().max(200).default(''),
  language: z.string().max(16).default('ru'),
  entry: manifestPathSchema,
  durationS: z.number().positive().optional(),
  media: mediaFactsSchema.default({}),
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
