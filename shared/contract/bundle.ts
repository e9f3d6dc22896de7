import { z } from 'zod'
import { idSchema, instantSchema, sha256Schema } from '../domain/ids'
import { lessonSchema } from '../domain/lesson'
import { materialSchema } from '../domain/material'
import { envelopeSchema } from './mqtt/envelope'

/** Where things stand in a bundle (docs/bundle-file.md), a zip that is stored, not packed. */
export const bundlePlaces = {
  /** First, and small: who made it, signed. */
  head: 'bundle.json',
  contents: 'contents.json',
  file: (sha256: string) => `files/${sha256}`,
} as const
export const bundleExtension = '.doska'

/** Of one part: what a FAT32 stick takes as one file, and what a zip without ZIP64 can tell; a little less, for its directory. */
export const bundleLimits = { bytes: 0xffff_0000, leastPartBytes: 1024 * 1024, parts: 99, files: 10_000, headBytes: 64 * 1024, contentsBytes: 48 * 1024 * 1024 } as const

/** What the hub signs: the hash of the contents, which name every file by hash. `what` keeps it apart from commands and desired state, signed by the same key. */
export const bundleBodySchema = z.object({
  v: z.literal(1),
  what: z.literal('bundle'),
  madeAt: instantSchema,
  school: z.object({ id: idSchema, name: z.string().max(120) }),
  title: z.string().min(1).max(120),
  contents: z.object({ sha256: sha256Schema, bytes: z.int().min(2).max(bundleLimits.contentsBytes) }),
  /** Of a bundle that one file could not hold: every part has the same contents, and some of the files. */
  part: z.object({ number: z.int().min(1).max(bundleLimits.parts), count: z.int().min(2).max(bundleLimits.parts) }).optional(),
})
export type BundleBody = z.infer<typeof bundleBodySchema>

/** Told before the envelope is opened: a later format may look different behind it. */
export const bundleHeadSchema = z.object({ format: z.literal('doska-bundle'), version: z.int().min(1), envelope: z.unknown() })

export const bundleContentsSchema = z.object({
  version: z.literal(1),
  materials: z.array(materialSchema).max(bundleLimits.files),
  /** Whole lessons, all faces: empty in a bundle that is for boards alone. */
  lessons: z.array(lessonSchema).max(bundleLimits.files),
  /** Signed desired documents, each with the topic that it was made for. */
  desired: z.array(z.object({ topic: z.string().max(200), message: envelopeSchema })).max(1000),
  /** Files of the room's own shelves. What they are is told by the document `personal` alone, so that no library ever lists them. */
  shelfFiles: z.array(sha256Schema).max(bundleLimits.files).default([]),
})
export type BundleContents = z.infer<typeof bundleContentsSchema>
