import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Door } from '#shared/contract/personal-shelves'
import { fillRoute, routes } from '#shared/contract/routes'
import { idSchema } from '#shared/domain/ids'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../http/access-port'
import type { Doors } from './doors'

interface Needs {
  readonly access: AccessPort
  readonly doors: Doors
  readonly text: HubText
  /** Where phones reach the hub; undefined while only this machine does. */
  phoneAddress(): string | undefined
}

const parametersSchema = z.object({ displayId: idSchema, code: z.string().max(20).optional() })

/** A display opens the door for phones and looks who came in; each only its own. */
export function doorRoutes({ access, doors, text, phoneAddress }: Needs) {
  const own = (request: FastifyRequest): { display: string; code: string } | 401 | 403 => {
    const display = access.displayOf(request)
    if (display === undefined) return 401
    const parameters = parametersSchema.safeParse(request.params)
    return parameters.success && parameters.data.displayId === display ? { display, code: parameters.data.code ?? '' } : 403
  }
  const refuse = (reply: FastifyReply, status: 401 | 403) => {
    access.refused('door', status === 401 ? 'no valid credential' : 'not its address')
    return reply.code(status).send({ message: status === 401 ? text.displayNeeded : text.notForThisDisplay })
  }
  const doorOf = (code: string, untilMs: number, shelfId?: string): Door => {
    const base = phoneAddress()
    return { code, untilMs, shelfId, ...(base === undefined ? {} : { address: `${base}${fillRoute(routes.shelfDoor, { code })}` }) }
  }

  return async (server: FastifyInstance): Promise<void> => {
    server.post(routes.displayDoor, async (request, reply) => {
      const asker = own(request)
      if (typeof asker === 'number') return refuse(reply, asker)
      const { code, untilMs } = doors.make(asker.display)
      return reply.code(201).send(doorOf(code, untilMs))
    })
    server.get(routes.displayDoorState, async (request, reply) => {
      const asker = own(request)
      if (typeof asker === 'number') return refuse(reply, asker)
      const door = doors.find(asker.code)
      if (door?.displayId !== asker.display) return reply.code(404).send({ message: text.noSuchDoor })
      return reply.header('cache-control', 'no-store').send(doorOf(asker.code, door.untilMs, door.shelfId))
    })
  }
}
