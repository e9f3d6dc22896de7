import type { FastifyReply, FastifyRequest } from 'fastify'
import { shelfHeader, type PhoneShelf } from '#shared/contract/personal-shelves'
import { sizeBytes } from '#shared/domain/material'
import { shelfLimits, type ShelfRecord } from '#shared/domain/personal-shelf'
import type { AccessPort } from '../http/access-port'
import { isOwnRead, isSameOrigin } from '../http/origin'
import type { ShelfStore } from './shelf-store'
import { usedBytes, type ShelfView } from './shelf-view'

/** Name of the cookie by which a phone is known to its shelf. */
const phoneCookie = 'doska-shelf'
/** A school year. */
const lifeS = 300 * 24 * 3600

/** The shelf of the phone that asks; a page elsewhere has none. */
export function shelfOfPhone(request: FastifyRequest, shelves: ShelfStore, isSecure: boolean): ShelfRecord | undefined {
  const isMine = (request.method === 'GET' ? isOwnRead : isSameOrigin)(request.headers, isSecure)
  return isMine ? shelves.ofPhone(request.cookies[phoneCookie]) : undefined
}

/** The shelf of the phone changes its PIN; false: the phone is not known. */
export const changePin = (request: FastifyRequest, shelves: ShelfStore, pin: string): Promise<boolean> => shelves.changePin(request.cookies[phoneCookie], pin)

interface DisplaysOfRooms {
  readonly access: Pick<AccessPort, 'displayOf'>
  roomOfDisplay(displayId: string): string | undefined
}

/** The shelf that a display of its room names: the display let somebody in by the shelf's PIN. */
export function shelfOfDisplay(request: FastifyRequest, shelves: ShelfStore, { access, roomOfDisplay }: DisplaysOfRooms): ShelfRecord | undefined {
  const display = access.displayOf(request)
  const roomId = display === undefined ? undefined : roomOfDisplay(display)
  const shelfId = request.headers[shelfHeader]
  return roomId === undefined ? undefined : shelves.ofRoom(roomId).find(({ record }) => record.id === shelfId)?.record
}

const cookie = (isSecure: boolean) => ({ path: '/shelf', httpOnly: true, sameSite: 'strict', secure: isSecure }) as const
export const rememberPhone = (reply: FastifyReply, phone: string, isSecure: boolean): FastifyReply => reply.setCookie(phoneCookie, phone, { ...cookie(isSecure), maxAge: lifeS })
export const forgetPhone = (reply: FastifyReply, isSecure: boolean): FastifyReply => reply.clearCookie(phoneCookie, cookie(isSecure))

/** A shelf as its owner's phone shows it. */
export function phoneShelfOf(view: ShelfView, roomName: (roomId: string) => string): PhoneShelf {
  return {
    name: view.record.name,
    rooms: view.record.roomIds.map(roomName),
    items: view.materials.map(({ material, visibility }) => ({ id: material.id, title: material.title, type: material.type, bytes: sizeBytes(material), addedAt: material.addedAt, visibility })),
    usedBytes: usedBytes(view),
    limitBytes: shelfLimits.bytes,
  }
}
