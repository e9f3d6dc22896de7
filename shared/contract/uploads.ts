import { z } from 'zod'
import { idSchema } from '../domain/ids'
import { importPartsSchema } from './library-sources'
import { importPhases, type ImportRow } from './panel'

/** 32 random bytes of the asker, hex. */
export const proofNonceSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** 200 of importProof: HMAC-SHA256 of the nonce's text, keyed with the import key's SHA-256 as hex text; hex. */
export const importProofSchema = z.object({ proof: z.string().regex(/^[0-9a-f]{64}$/) })
export type ImportProof = z.infer<typeof importProofSchema>

/** POST uploadBegin. `file`: one PUT, whose path is not looked at; `folder`: one PUT per file by its path inside the folder (a single top folder is allowed). */
export const uploadBeginSchema = z.strictObject({
  /** Name of the file or folder as the person sees it; becomes the title. */
  name: z.string().min(1).max(500),
  kind: z.enum(['file', 'folder']),
  /** Sum over all files; more than announced is refused. */
  totalBytes: z.int().min(0).max(64 * 1024 ** 3),
  /** A subtitle file for a video or sound that is in the library already. */
  addTo: z.strictObject({ materialId: idSchema, language: z.string().regex(/^[a-z]{2,3}$/) }).optional(),
})
export type UploadBegin = z.infer<typeof uploadBeginSchema>

/** 201 of uploadBegin. */
export const uploadBegunSchema = z.object({ uploadId: z.string().min(1).max(64) })

/** Any refusal of a request as such (401, 404, 409, 413, 429…): one clear sentence. */
export const uploadProblemSchema = z.object({ message: z.string() })

/**
 * Answer of uploadFile, uploadCommit and uploadState: 200 with the row, or 422 with a row in phase `refused`. Commit answers when all checks are done; then
 * the phase is `done` or `refused`, or, where a conversion takes its time, `converting`: the end is then told by uploadState and `importChanged`.
 */
export const importRowSchema = z.object({
  uploadId: z.string(),
  name: z.string(),
  phase: z.enum(importPhases),
  doneBytes: z.number(),
  totalBytes: z.number(),
  share: z.number().min(0).max(1).optional(),
  materialId: idSchema.optional(),
  parts: importPartsSchema.optional(),
  refusal: z.custom<ImportRow['refusal']>(candidate => candidate === undefined || (typeof candidate === 'object' && candidate !== null && 'kind' in candidate)).optional(),
})
