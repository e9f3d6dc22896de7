import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fillRoute, routes } from '#shared/contract/routes'
import { playerFolder } from '#shared/domain/player-folder'
import type { HubText } from '#shared/text/hub/ru'
import type { Capabilities, Capability } from './capabilities'
import { isPageOfPackage, sendPage } from './guest-pages'
import { notFound, sendFile } from './send-file'

/** Address of a file behind a capability, without the host. */
export function addressOfContent(token: string, path: string): string {
  return `${folderOf(token)}${path.split('/').map(encodeURIComponent).join('/')}`
}

const folderOf = (token: string): string => fillRoute(routes.webContent.slice(0, -1), { capability: token })

interface Needs {
  readonly capabilities: Capabilities
  /** Where the built player page lies; it is served in the reserved folder of every package. */
  readonly playerRoot: string
  readonly text: HubText
}

/** Content of web displays and previews: the unguessable part of the address is the credential. */
export function webContent({ capabilities, playerRoot, text }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    await server.register(staticFiles, { root: playerRoot, serve: false, dotfiles: 'ignore', cacheControl: false })
    server.route({
      method: ['GET', 'HEAD'],
      url: routes.webContent,
      handler: async (request, reply) => {
        const { capability: token, '*': path } = request.params as { capability: string; '*': string }
        const capability = capabilities.find(token)
        const base = `${originOf(request)}${folderOf(token)}`
        if (capability?.kind === 'package' && path.startsWith(`${playerFolder}/`)) {
          return reply.headers({ ...wallOf('package', base), 'cache-control': 'no-cache' }).sendFile(path.slice(playerFolder.length + 1))
        }
        const found = capability?.find(path === '' || path.endsWith('/') ? `${path}index.html` : path)
        if (!capability || !found) return notFound(reply, text)
        void reply.headers(wallOf(capability.kind, base))
        if (capability.kind === 'package' && isPageOfPackage(request, found.mediaType)) return sendPage(reply, found, `${folderOf(token)}${playerFolder}/guest.js`, text)
        return sendFile(request, reply, found, text)
      },
    })
  }
}

/**
 * The wall around content. A package has an opaque origin, so its own address stands for 'self': it reaches nothing else of the hub, and nothing outside.
 * No frame-ancestors: a frame inside a package has an opaque ancestor, which matches no source, and the address itself is secret.
 * `null` is the origin of sandboxed frames: without it a package could not fetch its own data, fonts and modules.
 */
function wallOf(kind: Capability['kind'], base: string): Record<string, string> {
  if (kind === 'media') {
    return { 'content-security-policy': "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox", 'cross-origin-resource-policy': 'same-origin' }
  }
  return {
    'content-security-policy': [
      'sandbox allow-scripts',
      `default-src ${base} data: blob: 'unsafe-inline' 'unsafe-eval'`,
      `connect-src ${base} data: blob:`,
      `frame-src ${base}`,
      "form-action 'none'",
      `base-uri ${base}`,
      "object-src 'none'",
    ].join('; '),
    'connection-allowlist': '(response-origin)', // what CSP cannot close: WebRTC, a connection opened ahead (docs/package-walls.md says which browsers know it)
    'access-control-allow-origin': 'null',
    'cross-origin-resource-policy': 'cross-origin', // its own pictures and scripts are foreign to an opaque origin
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
    'referrer-policy': 'no-referrer',
  }
}

/** The hub as this browser addresses it; a Host that is none cannot slip a source into the policy. */
function originOf(request: FastifyRequest): string {
  return /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(request.host) ? `${request.protocol}://${request.host}` : 'https://invalid.invalid'
}
