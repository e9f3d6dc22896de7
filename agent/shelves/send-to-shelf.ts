import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { shelfHeader } from '#shared/contract/personal-shelves'
import { fillRoute, routes } from '#shared/contract/routes'
import { importRowSchema, uploadBegunSchema } from '#shared/contract/uploads'
import type { ImportRow } from '#shared/contract/panel'
import type { Visibility } from '#shared/domain/personal-shelf'
import { failure, success, type Result } from '#shared/result'
import type { HubSource } from '../enrolment/membership'
import type { CallHub } from '../trust/hub-request'

/** `refused`: the hub does not take it now (no room, no such shelf); `row.refusal` says what is wrong with the file itself. */
export type SendFault = { readonly kind: 'unreadable' | 'unreachable' | 'refused' }

interface Needs {
  source(path: string): HubSource | undefined
  readonly call: CallHub
}

/** Sends a file of this machine (a stick) onto a shelf of this display's room, by the same import as a phone's. */
export async function sendToShelf(shelfId: string, file: string, visibility: Visibility, needs: Needs, name = basename(file)): Promise<Result<ImportRow, SendFault>> {
  const bytes = await stat(file).then(found => (found.isFile() ? found.size : 0), () => 0)
  if (bytes === 0) return failure({ kind: 'unreadable' })
  const ask = async (path: string, body?: object) => {
    const hub = needs.source(path)
    return hub && (await needs.call({ ...hub, method: 'POST', headers: { ...hub.headers, [shelfHeader]: shelfId }, ...(body ? { body } : {}), limitMs: 120_000 }))
  }
  const begun = await ask(routes.shelfUploadBegin, { name, totalBytes: bytes, visibility })
  if (!begun?.ok) return failure({ kind: 'unreachable' })
  const upload = uploadBegunSchema.safeParse(begun.value.body)
  if (!upload.success) return failure({ kind: 'refused' })
  const { uploadId } = upload.data
  if (!(await put(file, bytes, needs.source(fillRoute(routes.shelfUploadFile, { uploadId })), shelfId))) return failure({ kind: 'unreachable' })
  const committed = await ask(fillRoute(routes.shelfUploadCommit, { uploadId }))
  const row = committed?.ok ? importRowSchema.safeParse(committed.value.body) : undefined
  return row?.success ? success(row.data as ImportRow) : failure({ kind: 'unreachable' })
}

/** Straight from the disk; whatever the hub answers is asked for by the commit. */
async function put(file: string, bytes: number, hub: HubSource | undefined, shelfId: string): Promise<boolean> {
  if (!hub) return false
  const send = hub.url.startsWith('https:') ? https.request : http.request
  const request = send(hub.url, { method: 'PUT', agent: hub.agent, headers: { ...hub.headers, [shelfHeader]: shelfId, 'content-type': 'application/octet-stream', 'content-length': String(bytes) } })
  const answered = new Promise<boolean>(resolve => {
    request.on('response', response => resolve(response.resume().statusCode !== undefined))
    request.on('error', () => resolve(false))
    request.on('close', () => resolve(false))
  })
  await pipeline(createReadStream(file), request).catch(() => undefined)
  return answered
}
