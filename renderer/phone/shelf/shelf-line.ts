import { z } from 'zod'
import type { PhoneEntered, PhoneShelf } from '#shared/contract/personal-shelves'
import { fillRoute, routes } from '#shared/contract/routes'
import { importRowSchema, uploadBegunSchema, uploadProblemSchema } from '#shared/contract/uploads'
import { materialTypeSchema } from '#shared/domain/material'
import { visibilitySchema, type Visibility } from '#shared/domain/personal-shelf'
import { failure, success, type Result } from '#shared/result'

/** `message`: the hub's own sentence; undefined: nobody answered. */
export interface LineFault {
  readonly status: number
  readonly message: string | undefined
}
export type ImportAnswer = z.infer<typeof importRowSchema>

const shelfSchema: z.ZodType<PhoneShelf> = z.object({
  name: z.string(),
  rooms: z.array(z.string()),
  items: z.array(z.object({ id: z.string(), title: z.string(), type: materialTypeSchema, bytes: z.number(), addedAt: z.string(), visibility: visibilitySchema })),
  usedBytes: z.number(),
  limitBytes: z.number(),
})
const enteredSchema: z.ZodType<PhoneEntered> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mine'), shelf: shelfSchema }),
  z.object({ kind: z.literal('new'), schoolName: z.string(), room: z.string(), shelves: z.array(z.object({ id: z.string(), name: z.string() })) }),
])

/** The phone's requests to the hub about its shelf. */
export const shelfLine = {
  enter: (code: string) => ask('POST', routes.shelfEnter, enteredSchema, { code }),
  make: (code: string, name: string, pin: string) => ask('POST', routes.shelfMake, enteredSchema, { code, name, pin }),
  join: (code: string, shelfId: string, pin: string) => ask('POST', routes.shelfJoin, enteredSchema, { code, shelfId, pin }),
  read: () => ask('GET', routes.shelf, shelfSchema),
  changePin: (pin: string) => ask('PUT', routes.shelfPin, z.unknown(), { pin }),
  leave: () => ask('POST', routes.shelfLeave, z.unknown(), {}),
  show: (materialId: string, visibility: Visibility) => ask('PUT', fillRoute(routes.shelfItem, { materialId }), z.unknown(), { visibility }),
  remove: (materialId: string) => ask('DELETE', fillRoute(routes.shelfItem, { materialId }), z.unknown()),
  restore: (materialId: string) => ask('POST', fillRoute(routes.shelfItemRestore, { materialId }), z.unknown(), {}),
  begin: (name: string, totalBytes: number, visibility: Visibility) => ask('POST', routes.shelfUploadBegin, uploadBegunSchema, { name, totalBytes, visibility }),
  commit: (uploadId: string) => ask('POST', fillRoute(routes.shelfUploadCommit, { uploadId }), importRowSchema, undefined, 422),
  state: (uploadId: string) => ask('GET', fillRoute(routes.shelfUploadState, { uploadId }), importRowSchema, undefined, 422),
  send,
}

async function ask<T>(method: string, address: string, schema: z.ZodType<T>, body?: object, alsoGood?: number): Promise<Result<T, LineFault>> {
  try {
    const answer = await fetch(address, { method, credentials: 'same-origin', ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) })
    return judged(answer.status, await answer.text(), schema, alsoGood)
  } catch {
    return failure({ status: 0, message: undefined })
  }
}

function judged<T>(status: number, text: string, schema: z.ZodType<T>, alsoGood?: number): Result<T, LineFault> {
  const body = parsed(text)
  const value = status < 300 || status === alsoGood ? schema.safeParse(body) : undefined
  return value?.success ? success(value.data) : failure({ status, message: uploadProblemSchema.safeParse(body).data?.message })
}

/** By XMLHttpRequest: the only way in browsers that tells how much has been sent. */
function send(uploadId: string, file: File, sent: (bytes: number) => void): Promise<Result<ImportAnswer, LineFault>> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('PUT', fillRoute(routes.shelfUploadFile, { uploadId }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => sent(loaded)
    request.onloadend = () => resolve(request.status === 0 ? failure({ status: 0, message: undefined }) : judged(request.status, request.responseText, importRowSchema, 422))
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
