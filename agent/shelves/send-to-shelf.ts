import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { shelfHeader } from '#shared/contract/personal-shelves'
import { fillRoute, routes } from '#shared/contract/routes'
import { importRowSchema, uploadBegunSchema } from '#shared/contract/uploads'
import type { ImportRow } from '#shared/contract/panel'
import type { Visibility } from '#shared/domain/personal-shelf'
import { failure, success, type Result } from '#shared/result'
import type { HubSource } from '../enrolment/membership'
import type { CallHub } from '../trust/hub-request'

/** `refused`: the hub does not take it now (no room, no such shelf); `row.refusal` says what is wrong with the file itself. */
export type SendFault = { readonly kind: 'unreadable' | 'unreachable' | 'refused' | 'stopped' }

interface Sending {
  readonly name: string
  readonly visibility: Visibility
  readonly signal: AbortSignal
  sent(doneBytes: number): void
}

/** Sends one file onto a shelf. `taken`: false when the school does not take such a file. */
export type SendToShelf = (file: string, sending: Sending) => Promise<Result<{ readonly taken: boolean }, SendFault>>

interface Needs {
  source(path: string): HubSource | undefined
  readonly call: CallHub
}

/** The hub answers before a long conversion ends; then it is asked until it does. */
const askAgainMs = 500

/** Sends a file of this machine (a stick) onto a shelf of this display's room, by the same import as a phone's. */
export async function sendToShelf(shelfId: string, file: string, { name, visibility, signal, sent }: Sending, needs: Needs): Promise<Result<ImportRow, SendFault>> {
  const bytes = await stat(file).then(found => (found.isFile() ? found.size : 0), () => 0)
  if (bytes === 0) return failure({ kind: 'unreadable' })
  const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const hub = needs.source(path)
    return hub && (await needs.call({ ...hub, method, headers: { ...hub.headers, [shelfHeader]: shelfId }, ...(body ? { body } : {}), limitMs: 120_000 }))
  }
  const begun = await ask('POST', routes.shelfUploadBegin, { name, totalBytes: bytes, visibility })
  if (signal.aborted) return failure({ kind: 'stopped' })
  if (!begun?.ok) return failure({ kind: 'unreachable' })
  const upload = uploadBegunSchema.safeParse(begun.value.body)
  if (!upload.success) return failure({ kind: 'refused' })
  const { uploadId } = upload.data
  const isPut = await put(file, bytes, needs.source(fillRoute(routes.shelfUploadFile, { uploadId })), shelfId, signal, sent)
  if (signal.aborted) return failure({ kind: 'stopped' })
  if (!isPut) return failure({ kind: 'unreachable' })
  for (let answer = await ask('POST', fillRoute(routes.shelfUploadCommit, { uploadId })); ; answer = await ask('GET', fillRoute(routes.shelfUploadState, { uploadId }))) {
    const row = answer?.ok ? importRowSchema.safeParse(answer.value.body) : undefined
    if (!row?.success) return failure({ kind: 'unreachable' })
    if (row.data.phase !== 'converting') return success(row.data as ImportRow)
    await setTimeout(askAgainMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return failure({ kind: 'stopped' }) // it comes onto the shelf all the same
  }
}

/** Straight from the disk; whatever the hub answers is asked for by the commit. */
async function put(file: string, bytes: number, hub: HubSource | undefined, shelfId: string, signal: AbortSignal, sent: (doneBytes: number) => void): Promise<boolean> {
  if (!hub) return false
  const send = hub.url.startsWith('https:') ? https.request : http.request
  const request = send(hub.url, { method: 'PUT', agent: hub.agent, headers: { ...hub.headers, [shelfHeader]: shelfId, 'content-type': 'application/octet-stream', 'content-length': String(bytes) } })
  const answered = new Promise<boolean>(resolve => {
    request.on('response', response => resolve(response.resume().statusCode !== undefined))
    request.on('error', () => resolve(false))
    request.on('close', () => resolve(false))
  })
  let doneBytes = 0
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sent((doneBytes += chunk.length))
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(file), counting, request, { signal }).catch(() => undefined)
  return answered
}
