import { importRowSchema, uploadBegunSchema, uploadProblemSchema, type UploadBegin } from '#shared/contract/uploads'
import type { ImportParts } from '#shared/contract/library-sources'
import type { ImportFault } from '#shared/contract/panel'
import type { UploadPlan } from './upload-plan'

/** An answer of the hub: any status, JSON or nothing. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** The way to the hub. Each rejects when the link breaks or `signal` ends it. */
export interface UploadLine {
  begin(request: UploadBegin, signal: AbortSignal): Promise<Reply>
  put(uploadId: string, path: string, file: File, sent: (bytes: number) => void, signal: AbortSignal): Promise<Reply>
  commit(uploadId: string, signal: AbortSignal): Promise<Reply>
}

export type UploadOutcome =
  | { readonly kind: 'done'; readonly materialId: string | undefined; readonly parts?: ImportParts | undefined }
  /** The hub goes on converting by itself; the end comes as an event. */
  | { readonly kind: 'converting' }
  | { readonly kind: 'refused'; readonly fault: ImportFault }
  /** The hub's own sentence: not signed in, too many at once, no room… */
  | { readonly kind: 'problem'; readonly message: string | undefined }
  | { readonly kind: 'link' }
  | { readonly kind: 'stopped' }

export interface UploadSteps {
  began(uploadId: string): void
  sent(doneBytes: number): void
  checking(): void
}

/** Carries one plan to the hub: begin, every file in order, commit. Nothing is added unless commit says so. */
export async function runUpload(plan: UploadPlan, line: UploadLine, steps: UploadSteps, signal: AbortSignal): Promise<UploadOutcome> {
  try {
    const begun = await line.begin({ name: plan.name, kind: plan.kind, totalBytes: plan.totalBytes, ...(plan.addTo ? { addTo: plan.addTo } : {}) }, signal)
    const parsed = uploadBegunSchema.safeParse(begun.body)
    if (!parsed.success) return outcomeOf(begun) ?? { kind: 'problem', message: undefined }
    const { uploadId } = parsed.data
    steps.began(uploadId)
    let before = 0
    for (const { path, file } of plan.files) {
      const answer = await line.put(uploadId, path, file, bytes => steps.sent(before + bytes), signal)
      const refusal = refusalOf(answer)
      if (refusal) return refusal
      before += file.size
      steps.sent(before)
    }
    steps.checking()
    const answer = await line.commit(uploadId, signal)
    return outcomeOf(answer) ?? { kind: 'problem', message: undefined }
  } catch {
    return signal.aborted ? { kind: 'stopped' } : { kind: 'link' }
  }
}

function refusalOf(reply: Reply): UploadOutcome | undefined {
  const outcome = outcomeOf(reply)
  if (outcome && outcome.kind !== 'done') return outcome
  return reply.status >= 200 && reply.status < 300 ? undefined : { kind: 'problem', message: undefined }
}

function outcomeOf({ body }: Reply): UploadOutcome | undefined {
  const row = importRowSchema.safeParse(body)
  if (row.success && row.data.refusal) return { kind: 'refused', fault: row.data.refusal }
  if (row.success && row.data.phase === 'done') return { kind: 'done', materialId: row.data.materialId, ...(row.data.parts ? { parts: row.data.parts } : {}) }
  if (row.success && row.data.phase === 'converting') return { kind: 'converting' }
  const problem = uploadProblemSchema.safeParse(body)
  return problem.success ? { kind: 'problem', message: problem.data.message } : undefined
}
