import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { changeItemSchema, changePinSchema, enterSchema, joinShelfSchema, makeShelfSchema, type PhoneEntered } from '#shared/contract/personal-shelves'
import { routes } from '#shared/contract/routes'
import { idSchema } from '#shared/domain/ids'
import { GuessLimit } from '#shared/domain/guess-limit'
import type { ShelfRecord } from '#shared/domain/personal-shelf'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../http/access-port'
import { isSameOrigin } from '../http/origin'
import type { Doors } from './doors'
import { changePin, forgetPhone, phoneShelfOf, rememberPhone, shelfOfDisplay, shelfOfPhone } from './phone-of'
import type { ShelfStore } from './shelf-store'
import type { ChangeFault } from './shelf-view'

export interface ShelfRouteNeeds {
  readonly shelves: ShelfStore
  readonly doors: Doors
  readonly text: HubText
  readonly isSecure: boolean
  readonly access: Pick<AccessPort, 'displayOf'>
  roomOfDisplay(displayId: string): string | undefined
  roomName(roomId: string): string
  schoolName(): string
  now(): number
  refused(what: string, reason: string): void
}

/** Doors tried from one address before it must wait; wrong PINs of one shelf likewise. */
const wrongDoors = 10
const wrongPins = 5
const often = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }

/** What a teacher's phone may do: come in by a door, make or join a shelf, and look after what lies on it. */
export function shelfRoutes(needs: ShelfRouteNeeds) {
  const { shelves, doors, text, isSecure, now, refused } = needs
  const doorGuesses = new GuessLimit(wrongDoors)
  const pinGuesses = new GuessLimit(wrongPins)

  /** The room of an open door; undefined once the answer was given. */
  const roomBehind = async (code: string, request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> => {
    const nowMs = now()
    if (doorGuesses.lockedUntil(request.ip, nowMs) !== undefined) {
      await reply.code(429).send({ message: text.tooOften })
      return undefined
    }
    const door = doors.find(code)
    const roomId = door && needs.roomOfDisplay(door.displayId)
    if (roomId !== undefined) return roomId
    doorGuesses.wrong(request.ip, nowMs)
    refused(`door from ${request.ip}`, 'unknown')
    await reply.code(404).send({ message: text.noSuchDoor })
    return undefined
  }
  const comeIn = async (reply: FastifyReply, code: string, shelfId: string, roomId: string): Promise<FastifyReply> => {
    await shelves.comeTo(shelfId, roomId)
    doors.enter(code, shelfId)
    return reply.send({ kind: 'mine', shelf: phoneShelfOf(shelves.of(shelfId)!, needs.roomName) } satisfies PhoneEntered)
  }
  /** Refuses what comes without a shelf. */
  const owner = (request: FastifyRequest, reply: FastifyReply): ShelfRecord | undefined => {
    const shelf = shelfOfPhone(request, shelves, isSecure)
    if (!shelf) void reply.code(401).send({ message: text.noShelf })
    return shelf
  }
  /** The same, or a display of its room: what lies on an open shelf can be taken away at the board, and put back. */
  const ownerOrDisplay = (request: FastifyRequest, reply: FastifyReply): ShelfRecord | undefined => shelfOfDisplay(request, shelves, needs) ?? owner(request, reply)
  const changed = (reply: FastifyReply, fault: ChangeFault | undefined) => {
    if (!fault) return reply.code(204).send()
    if (fault.kind === 'in-use') return reply.code(409).send({ message: text.sharedInUse(fault.lessonTitles.join(', ')) })
    return reply.code(fault.kind === 'full' ? 507 : 404).send({ message: fault.kind === 'full' ? text.shelfFull : text.noSuchFile })
  }

  return async (server: FastifyInstance): Promise<void> => {
    server.addHook('onRequest', async (request, reply) => {
      if (request.method === 'GET' || isSameOrigin(request.headers, isSecure) || shelfOfDisplay(request, shelves, needs)) return
      refused(`shelf from ${request.ip}`, 'foreign-origin')
      return reply.code(403).send({ message: text.foreignOrigin })
    })
    server.post(routes.shelfEnter, often, async (request, reply) => {
      const asked = enterSchema.safeParse(request.body)
      if (!asked.success) return reply.code(400).send({ message: text.malformed })
      const roomId = await roomBehind(asked.data.code, request, reply)
      if (roomId === undefined) return reply
      const mine = shelfOfPhone(request, shelves, isSecure)
      if (mine) return comeIn(reply, asked.data.code, mine.id, roomId)
      const here = shelves.ofRoom(roomId).map(({ record }) => ({ id: record.id, name: record.name }))
      return reply.send({ kind: 'new', schoolName: needs.schoolName(), room: needs.roomName(roomId), shelves: here } satisfies PhoneEntered)
    })
    server.post(routes.shelfMake, often, async (request, reply) => {
      const asked = makeShelfSchema.safeParse(request.body)
      if (!asked.success) return reply.code(400).send({ message: text.shelfForm })
      const { code, name, pin } = asked.data
      const roomId = await roomBehind(code, request, reply)
      if (roomId === undefined) return reply
      const made = await shelves.make(name, pin, roomId)
      if (!made.ok) return reply.code(409).send({ message: made.fault.kind === 'name-taken' ? text.shelfNameTaken : text.tooManyShelves })
      return comeIn(rememberPhone(reply, made.value.phone, isSecure), code, made.value.shelfId, roomId)
    })
    server.post(routes.shelfJoin, often, async (request, reply) => {
      const asked = joinShelfSchema.safeParse(request.body)
      if (!asked.success) return reply.code(400).send({ message: text.malformed })
      const { code, shelfId, pin } = asked.data
      const roomId = await roomBehind(code, request, reply)
      if (roomId === undefined) return reply
      const nowMs = now()
      const lockedUntil = pinGuesses.lockedUntil(shelfId, nowMs)
      if (lockedUntil !== undefined) return reply.code(429).send({ message: text.locked(Math.max(1, Math.ceil((lockedUntil - nowMs) / 60_000))) })
      pinGuesses.wrong(shelfId, nowMs) // counted first: tries that come side by side are as many
      const isHere = shelves.ofRoom(roomId).some(({ record }) => record.id === shelfId)
      const phone = isHere ? await shelves.join(shelfId, pin) : undefined
      if (phone === undefined) {
        refused(`shelf from ${request.ip}`, 'wrong-pin')
        return reply.code(403).send({ message: text.wrongPin })
      }
      pinGuesses.right(shelfId)
      return comeIn(rememberPhone(reply, phone, isSecure), code, shelfId, roomId)
    })
    server.post(routes.shelfLeave, async (_request, reply) => forgetPhone(reply, isSecure).code(204).send())
    server.put(routes.shelfPin, often, async (request, reply) => {
      if (!owner(request, reply)) return reply
      const asked = changePinSchema.safeParse(request.body)
      if (!asked.success) return reply.code(400).send({ message: text.shelfForm })
      return (await changePin(request, shelves, asked.data.pin)) ? reply.code(204).send() : reply.code(401).send({ message: text.noShelf })
    })
    server.get(routes.shelf, async (request, reply) => {
      const shelf = owner(request, reply)
      return shelf ? reply.header('cache-control', 'no-store').send(phoneShelfOf(shelves.of(shelf.id)!, needs.roomName)) : reply
    })
    server.put<{ Params: { materialId: string } }>(routes.shelfItem, async (request, reply) => {
      const shelf = owner(request, reply)
      if (!shelf) return reply
      const asked = changeItemSchema.safeParse(request.body)
      if (!asked.success || !idSchema.safeParse(request.params.materialId).success) return reply.code(400).send({ message: text.malformed })
      const shown = await shelves.show(shelf.id, request.params.materialId, asked.data.visibility)
      return changed(reply, shown.ok ? undefined : shown.fault)
    })
    server.delete<{ Params: { materialId: string } }>(routes.shelfItem, async (request, reply) => {
      const shelf = ownerOrDisplay(request, reply)
      if (!shelf) return reply
      const removed = await shelves.remove(shelf.id, request.params.materialId)
      return changed(reply, removed.ok ? undefined : removed.fault)
    })
    server.post<{ Params: { materialId: string } }>(routes.shelfItemRestore, async (request, reply) => {
      const shelf = ownerOrDisplay(request, reply)
      if (!shelf) return reply
      const restored = await shelves.restore(shelf.id, request.params.materialId)
      return changed(reply, restored.ok ? undefined : restored.fault)
    })
  }
}
