import { access } from 'node:fs/promises'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { routes } from '#shared/contract/routes'

const pages = ['board', 'panel', 'phone'] as const

/** Whether the built pages are there. */
export async function arePagesBuilt(folder: string): Promise<boolean> {
  const found = await Promise.all(pages.map(page => access(join(folder, page, 'index.html')).then(() => true, () => false)))
  return found.every(Boolean)
}

/** The three built pages and what they load; nothing else of the folder. */
export function pageFiles({ folder }: { folder: string }) {
  return async (server: FastifyInstance): Promise<void> => {
    await server.register(staticFiles, {
      root: folder,
      prefix: '/',
      index: ['index.html'],
      dotfiles: 'ignore',
      cacheControl: false,
      allowedPath: path => /^\/?(board|panel|phone|assets|pdf)\//.test(path) && !path.endsWith('.map'),
      setHeaders: (reply, path) => {
        // Names in assets carry a hash of what is in them; everything else may change with the next version.
        void reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    server.get('/', (_request, reply) => reply.redirect(routes.panel))
    for (const page of pages) server.get(`/${page}`, (_request, reply) => reply.redirect(`/${page}/`))
    server.get(routes.shelfDoor, (_request, reply: FastifyReply) => reply.sendFile('phone/index.html'))
    server.get(routes.invite, (_request, reply: FastifyReply) => reply.sendFile('phone/index.html'))
  }
}
