import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { routes, fillRoute } from '#shared/contract/routes'
import { until } from './panel-client'
import type { SchoolHub } from './school-hub'

const video = join(process.cwd(), 'resources/demo-school/library/physics-8-melting-video/physics-8-melting-video.mp4')

/** A playable video of about `megabytes`: the demo video with a `free` box of noise behind it (ISO 14496-12 §8.1.2). */
export async function bigVideo(megabytes: number): Promise<Buffer> {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + megabytes * 1024 * 1024, 0)
  head.write('free', 4)
  return Buffer.concat([await readFile(video), head, randomBytes(megabytes * 1024 * 1024)])
}

/** Imports one file as the machine's own command does; resolves with the material's id. */
export async function importFile(hub: SchoolHub, name: string, content: Buffer): Promise<string> {
  const key = (await readFile(join(hub.data, 'import-key'), 'utf8')).trim()
  const headers = { authorization: `Import ${key}` }
  const json = { ...headers, 'content-type': 'application/json' }
  const begun = await fetch(`${hub.address}${routes.uploadBegin}`, { method: 'POST', headers: json, body: JSON.stringify({ name, kind: 'file', totalBytes: content.length }) })
  if (!begun.ok) throw new Error(`begin: ${begun.status} ${await begun.text()}`)
  const { uploadId } = (await begun.json()) as { uploadId: string }
  const put = await fetch(`${hub.address}${fillRoute(routes.uploadFile, { uploadId }).replace('*', encodeURIComponent(name))}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(content),
  })
  if (!put.ok) throw new Error(`put: ${put.status} ${await put.text()}`)
  await fetch(`${hub.address}${fillRoute(routes.uploadCommit, { uploadId })}`, { method: 'POST', headers: json, body: '{}' })
  return until(async () => {
    const state = (await (await fetch(`${hub.address}${fillRoute(routes.uploadState, { uploadId })}`, { headers })).json()) as { phase: string; materialId?: string; refusal?: unknown }
    if (state.phase === 'refused') throw new Error(`refused: ${JSON.stringify(state.refusal)}`)
    return state.phase === 'done' ? state.materialId : undefined
  }, 'the import never ended')
}
