import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { contentScheme } from './addresses'

/** By extension, of what we ship ourselves. */
export const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.webp': 'image/webp', '.woff2': 'font/woff2', '.woff': 'font/woff', '.gif': 'image/gif', '.txt': 'text/plain; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg', '.bcmap': 'application/octet-stream', '.pfb': 'application/octet-stream', '.ttf': 'font/ttf', '.map': 'application/json',
}

/** What our own pages may do: their own scripts, and the content of materials as picture, sound, frame and data. The pages of a book are blobs of ours that run nothing. */
const pagePolicy = [
  `default-src 'self'`,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `style-src 'self' 'unsafe-inline' blob:`,
  `img-src 'self' data: blob: ${contentScheme}:`,
  `media-src 'self' blob: ${contentScheme}:`,
  `connect-src 'self' blob: data: ${contentScheme}:`,
  `font-src 'self' data: blob:`,
  `worker-src 'self' blob:`,
  `frame-src ${contentScheme}: blob:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** Serves the built pages below `root`; anything else is 404. The player page of packages belongs to their origins and is none of ours. */
export function answerApp(root: string): (request: Request) => Promise<Response> {
  const base = resolve(root)
  return async request => {
    const { host, pathname } = new URL(request.url)
    const file = resolveInside(base, pathname)
    if (host !== 'app' || !file || file.startsWith(join(base, 'packages') + sep)) return new Response('not found', { status: 404 })
    // Whole: our own files are small, and a stream through the main process costs more than the file.
    const content = await readFile(file).catch(() => undefined)
    if (!content) return new Response('not found', { status: 404 })
    const headers = { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream', 'content-security-policy': pagePolicy, 'x-content-type-options': 'nosniff' }
    return new Response(content, { headers })
  }
}

/** The file below `base` that a URL path names, after decoding (`..%2f`, `%5c`); undefined when it would leave the folder. */
export function resolveInside(base: string, pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined
  const file = resolve(join(base, decoded))
  return file.startsWith(base + sep) ? file : undefined
}
