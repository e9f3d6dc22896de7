import { readFile } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HubText } from '#shared/text/hub/ru'
import { notFound, type SendableFile } from './send-file'

/** Larger ones are no pages that a person wrote; they go out as they are. */
const pageLimitBytes = 8 * 1024 * 1024

/**
 * Whether a browser asks for a page to show, not for a piece of HTML as data. Browsers say so where they trust the address (HTTPS and loopback, which is where
 * the hub answers); one that does not gets the page without a guest.
 */
export function isPageOfPackage(request: FastifyRequest, mediaType: string): boolean {
  return request.method === 'GET' && ['iframe', 'frame', 'document'].includes(String(request.headers['sec-fetch-dest'])) && /^(text\/html|application\/xhtml\+xml)\b/.test(mediaType)
}

/** Sends a package's page with our guest script before its first own: there the SCORM run-time, the loudness and the pulse come in. */
export async function sendPage(reply: FastifyReply, { file, bytes, mediaType }: SendableFile, guest: string, text: HubText): Promise<FastifyReply> {
  const page = bytes <= pageLimitBytes ? await readFile(file).catch(() => undefined) : undefined
  if (page?.length !== bytes) return notFound(reply, text)
  const tag = `<script src="${guest}"></script>`
  return reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).type(mediaType).send(withTag(page, tag))
}

/**
 * The tag goes behind the document type or the start of the head, so that the page stays in the mode it was written for. Bytes are left as they are whatever
 * their encoding; two-byte encodings have no such place and stay untouched.
 */
export function withTag(page: Buffer, tag: string): Buffer {
  const start = page.toString('latin1', 0, 64 * 1024)
  if (/^(\xff\xfe|\xfe\xff)/.test(start)) return page
  const place = /<head(\s[^>]*)?>/i.exec(start) ?? /<html(\s[^>]*)?>/i.exec(start) ?? /<!doctype[^>]*>/i.exec(start) ?? /^\xef\xbb\xbf/.exec(start)
  const at = place ? place.index + place[0].length : 0
  return Buffer.concat([page.subarray(0, at), Buffer.from(tag, 'latin1'), page.subarray(at)])
}
