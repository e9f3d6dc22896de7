import { extname, join, resolve, sep } from 'node:path'
import { contentScheme } from './addresses'

/** By extension, of what we ship ourselves. */
export const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.webp': 'image/webp', '.woff2': 'font/woff2', '.woff': 'font/woff', '.gif': 'image/gif', '.txt': 'text/plain; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg', '.bcmap': 'application/octet-stream', '.pfb': 'application/octet-stream', '.ttf': 'font/ttf', '.map': 'application/json',
}

/** net::ERR_FILE_NOT_FOUND */
const fileNotFound = -6

export type AppFile = { readonly error: typeof fileNotFound } | { readonly path: string; readonly headers: Record<string, string> }

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

/**
 * The file of our built pages below `root` that an address names, for `protocol.registerFileProtocol`: Chromium reads it itself, so that no byte of a page waits for
 * the window's thread (decision 0021). Anything else is told as missing.
 */
export function findAppFile(root: string): (address: string) => AppFile {
  const base = resolve(root)
  return address => {
    const { host, pathname } = new URL(address)
    const path = resolveInside(base, pathname)
    if (host !== 'app' || !path || path.startsWith(join(base, 'packages') + sep)) return { error: fileNotFound }
    return { path, headers: { 'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream', 'content-security-policy': pagePolicy, 'x-content-type-options': 'nosniff' } }
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
