import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hubEn } from '#shared/text/hub/en'
import { hashSecret } from '../../trust/secrets'
import { openDesk, type LibraryDesk } from '../../library/testing/library-desk'
import type { AccessPort } from '../access-port'
import { Capabilities } from '../capabilities'
import { displayFiles } from '../display-files'
import { importProof } from '../import-proof'
import { panelMaterials } from '../panel-materials'
import { makeServer } from '../server'
import { uploadRoutes } from '../uploads'
import { webContent } from '../web-content'

/** Who a test request claims to be: `Bearer <display>`, `Person <role>`, `Import key`. */
const wordOf = (request: FastifyRequest, scheme: string): string | undefined => {
  const [given, value] = (request.headers.authorization ?? '').split(' ')
  return given === scheme ? value : undefined
}

export interface LibraryServer {
  readonly desk: LibraryDesk
  readonly server: FastifyInstance
  readonly capabilities: Capabilities
  readonly refusals: string[][]
  /** What display `a` may read. */
  readonly entitled: Set<string>
  end(): Promise<void>
}

/** The library's routes on the hub's real server, with people and displays who simply say who they are. */
export async function openLibraryServer(): Promise<LibraryServer> {
  const desk = await openDesk()
  const refusals: string[][] = []
  const entitled = new Set<string>()
  const access: AccessPort = {
    displayOf: request => wordOf(request, 'Bearer'),
    mayRead: (displayId, sha256) => displayId === 'a' && entitled.has(sha256),
    personOf: request => {
      const role = wordOf(request, 'Person')
      return role === 'technician' || role === 'teacher' ? { user: `a ${role}`, role } : undefined
    },
    isLocalImport: request => wordOf(request, 'Import') === 'key',
    refused: (...words) => void refusals.push(words.filter(word => word !== undefined)),
  }
  const server = await makeServer({ tls: undefined, text: hubEn, opened: Promise.resolve(), refused: (what, reason) => void refusals.push([what, reason]), report: problem => void desk.problems.push(problem) })
  const capabilities = new Capabilities(() => Date.now())
  const { library } = desk
  await server.register(displayFiles({ access, library, text: hubEn }))
  await server.register(uploadRoutes({ access, uploads: library.uploads, text: hubEn }))
  await server.register(importProof({ importKeyHash: hashSecret('key'), text: hubEn }))
  await server.register(panelMaterials({ access, library, capabilities, text: hubEn, now: () => Date.now() }))
  await server.register(webContent({ capabilities, playerRoot: import.meta.dirname, text: hubEn }))
  return {
    desk, server, capabilities, refusals, entitled,
    end: async () => {
      await server.close()
      await desk.end()
    },
  }
}
