import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, wallTimeSchema } from '../../domain/ids'
import { subjectSchema } from '../../domain/subject'

/** How much of what the room's lessons of today and its next day need is whole on this display; at most 16 lessons, the most needed first. */
const soonSchema = z.object({
  ready: z.int().min(0),
  total: z.int().min(0),
  lessons: z
    .array(
      z.object({
        date: dateSchema,
        start: wallTimeSchema,
        className: z.string().max(20),
        subject: subjectSchema,
        title: z.string().max(80),
        ready: z.int().min(0),
        total: z.int().min(0),
        /** The first 4 that are not ready; more of each stands in `inventory.missing`. */
        missing: z.array(idSchema).max(4),
      }),
    )
    .max(16),
})

/** What is so: only what the display measured itself. */
export const reportedSchema = z.object({
  v: z.literal(1),
  ts: instantSchema,
  /** Topic of a desired document → revision applied. */
  revs: z.record(z.string(), z.int()),
  /** Topics whose newest revision is known but not applied yet. */
  pending: z.array(z.string()).max(40),
  scene: z.object({ kind: z.string().max(20), title: z.string().max(200), stage: z.int().min(0).optional(), stages: z.int().min(0).optional() }),
  why: z.object({ rule: z.string().max(40), source: z.string().max(100), until: instantSchema.optional() }),
  lease: z.boolean(),
  audio: z.object({ volume: z.int().min(0).max(100), muted: z.boolean() }),
  inventory: z.object({
    ready: z.int().min(0),
    total: z.int().min(0),
    /** The first 20 that are not ready. */
    missing: z
      .array(z.object({ id: idSchema, title: z.string().max(200), reason: z.string().max(40), doneBytes: z.int().min(0), totalBytes: z.int().min(0) }))
      .max(20),
    soon: soonSchema.optional(),
    files: z.int().min(0),
    bytes: z.int().min(0),
    freeBytes: z.int().min(0).optional(),
    /** When every file's hash was last found right. */
    verifiedAt: instantSchema.optional(),
  }),
  /** Where this display serves its files to other displays of the school; absent: it does not. */
  peer: z.object({ address: z.url({ protocol: /^https$/ }).max(200) }).optional(),
  clock: z.object({ doubt: z.boolean(), errorMs: z.int().optional() }),
  /** When a whole frame was last drawn. */
  lastFrameAt: instantSchema.optional(),
})
export type Reported = z.infer<typeof reportedSchema>
