import { z } from 'zod'
import type { MaterialType } from '../domain/material'
import { packageDataLimit } from './package-limits'

/** What a class reached in a package; `score` of `max`, when the package gives points. */
export const packageResultSchema = z.object({
  score: z.number().min(-1e6).max(1e6).optional(),
  max: z.number().positive().max(1e6).optional(),
  outcome: z.enum(['passed', 'failed', 'completed', 'incomplete']).optional(),
})
export type PackageResult = z.infer<typeof packageResultSchema>

/**
 * What the player page on a package's origin may say to the board. The package shares that origin, so all of it is the package's word: the board believes
 * nothing but the sender, and a lie harms only that package's own data.
 */
export const playerWordSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('progress'), done: z.int().min(0).max(100_000), total: z.int().min(1).max(100_000) }),
  z.object({ say: z.literal('ready') }),
  z.object({ say: z.literal('alive'), beat: z.int().min(0) }),
  z.object({ say: z.literal('keep'), data: z.string().max(packageDataLimit) }),
  z.object({ say: z.literal('result'), result: packageResultSchema }),
  z.object({ say: z.literal('part'), index: z.int().min(0).max(999), count: z.int().min(1).max(1000), title: z.string().max(200) }),
  z.object({ say: z.literal('failed'), reason: z.enum(['cannot-load', 'cannot-play']) }),
])
export type PlayerWord = z.infer<typeof playerWordSchema>

/** What the board says to the player page; the player hears its parent window alone. `line` comes first and brings the port that the player's words go to. */
export type BoardWord =
  | { readonly say: 'line' }
  | {
      readonly say: 'open'
      readonly type: MaterialType
      readonly entry: string
      readonly scorm: '1.2' | '2004' | undefined
      /** Files of the package: what progress counts up to. */
      readonly files: number
      readonly data: string | undefined
      readonly language: 'ru' | 'en'
      readonly title: string
      readonly level: number
      readonly muted: boolean
    }
  | { readonly say: 'ping'; readonly beat: number }
  | { readonly say: 'sound'; readonly level: number; readonly muted: boolean }
  | { readonly say: 'part'; readonly by: 1 | -1 }
