import type { IncomingHttpHeaders } from 'node:http'

/** Whether the `Host` header names this machine's loopback, any address of 127.0.0.0/8: a foreign name there is DNS rebinding. */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? '')
}

/** Whether the hub listens for this machine only. */
export function isLoopbackAddress(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Whether the request was made by a page of this very hub. A page elsewhere, a sandboxed one (`null`) and a missing word are not. */
export function isSameOrigin(headers: IncomingHttpHeaders, isSecure: boolean): boolean {
  return headers.origin !== undefined && headers.origin === `${isSecure ? 'https' : 'http'}://${headers.host ?? ''}`
}

/** Whether a reading request may carry a person's rights: same origin, or not said at all by a browser's own navigation or picture. */
export function isOwnRead(headers: IncomingHttpHeaders, isSecure: boolean): boolean {
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined) return isSameOrigin(headers, isSecure)
  return site === undefined || site === 'same-origin' || site === 'none'
}
