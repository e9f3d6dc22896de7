import type { z } from 'zod'
import { draftConflictSchema, newDraftAnswerSchema, savedDraftAnswerSchema } from '#shared/contract/lesson-desk'
import { fillRoute, routes } from '#shared/contract/routes'
import { uploadProblemSchema } from '#shared/contract/uploads'
import type { LessonDraft } from '#shared/domain/lesson-draft'
import { failure, success, type Result } from '#shared/result'
import type { SaveOutcome } from './model/autosave'

/** The hub's own sentence, or undefined when it did not answer at all. */
export type LineFault = { readonly message: string | undefined }

/** Sends one draft on top of `ifRev`. */
export async function saveDraft(id: string, ifRev: string, draft: LessonDraft): Promise<SaveOutcome> {
  const reply = await send('PUT', fillRoute(routes.lessonDraft, { lessonId: id }), { ifRev, draft })
  if (!reply) return { kind: 'link' }
  const saved = reply.ok && parsed(savedDraftAnswerSchema, reply.body)
  if (saved) return { kind: 'saved', rev: saved.rev }
  const conflict = reply.status === 409 && parsed(draftConflictSchema, reply.body)
  if (conflict) return { kind: 'conflict', by: conflict.by, at: conflict.at }
  return reply.status >= 500 || reply.status === 429 ? { kind: 'link' } : { kind: 'refused', message: messageOf(reply.body) }
}

/** A new lesson; the hub gives its id. */
export async function createDraft(draft: LessonDraft): Promise<Result<{ id: string }, LineFault>> {
  const reply = await send('POST', routes.lessonDrafts, { draft })
  const created = reply?.ok && parsed(newDraftAnswerSchema, reply.body)
  return created ? success(created) : failure({ message: reply && messageOf(reply.body) })
}

/** Whether a lesson can be taken as a zip now, and how large that is; the browser itself then streams it to the disk. */
export async function exportOf(id: string): Promise<Result<{ address: string; bytes: number }, LineFault>> {
  const address = fillRoute(routes.lessonExport, { lessonId: id })
  try {
    const head = await fetch(address, { method: 'HEAD', credentials: 'same-origin' })
    if (head.ok) return success({ address, bytes: Number(head.headers.get('content-length')) })
    const refusal = await fetch(address, { credentials: 'same-origin' }) // HEAD has no words
    return failure({ message: messageOf(await refusal.json().catch(() => undefined)) })
  } catch {
    return failure({ message: undefined })
  }
}

async function send(method: string, address: string, body: unknown): Promise<{ ok: boolean; status: number; body: unknown } | undefined> {
  try {
    const response = await fetch(address, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), credentials: 'same-origin' })
    return { ok: response.ok, status: response.status, body: await response.json().catch(() => undefined) }
  } catch {
    return undefined
  }
}

const parsed = <T>(schema: z.ZodType<T>, body: unknown): T | undefined => schema.safeParse(body).data
const messageOf = (body: unknown): string => parsed(uploadProblemSchema, body)?.message ?? ''
