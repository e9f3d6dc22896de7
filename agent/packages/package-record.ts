import { z } from 'zod'
import { packageDataLimit } from '#shared/contract/package-limits'
import { packageResultSchema } from '#shared/contract/package-messages'

/** Whose data it is: one material, one class, one lesson. '' stands for "no class" and for "opened by itself". */
export interface PackagePlace {
  readonly materialId: string
  readonly className: string
  readonly lessonId: string
}

/** What one class reached in one package during one lesson; kept over restarts and power cuts. */
export const packageRecordSchema = z.object({
  materialId: z.string(),
  className: z.string(),
  lessonId: z.string(),
  data: z.string().max(packageDataLimit).optional(),
  result: packageResultSchema.optional(),
  /** Epoch ms. */
  firstAtMs: z.number(),
  lastAtMs: z.number(),
})
export type PackageRecord = z.infer<typeof packageRecordSchema>
