import { z } from 'zod'
import { roomBellsSchema } from '../../domain/bells/room-bells'
import { contentRulesSchema } from '../../domain/content-rules'
import { idSchema, instantSchema, sha256Schema } from '../../domain/ids'
import { emergencySchema } from '../../domain/scene'
import { timeServerSchema } from '../../domain/time-server'

/** A document too big for MQTT: fetched over HTTP with the display's credential, verified by its hash. */
export const referenceSchema = z.object({ url: z.string().max(500), sha256: sha256Schema, bytes: z.int().min(0).max(64 * 1024 * 1024) })
export type Reference = z.infer<typeof referenceSchema>

/** What should be. Receivers ignore keys they do not know. */
export const desiredSetSchema = z.object({
  name: z.string().min(1).max(80),
  room: z.object({ id: idSchema, name: z.string().max(40) }),
  groups: z.array(z.object({ id: idSchema, priority: z.int() })).max(32),
  school: z.object({ name: z.string().max(120), timeZone: z.string().max(64) }),
  language: z.enum(['ru', 'en']),
  /** Address of the phone page that short invite names are appended to; absent while only this machine reaches the hub. */
  inviteBase: z.string().max(200),
  /** Board lessons and materials that the display may know (shared/contract/catalogue). */
  catalogue: referenceSchema,
  timetable: referenceSchema,
  invites: referenceSchema,
  notices: referenceSchema,
  /** Rules of law and school about codes and screen time (shared/domain/school-rules). */
  rules: referenceSchema,
  /** What a screen in the hall shows (shared/domain/hall); absent: it is a class screen. */
  hall: referenceSchema,
  /** Material ids that must be whole and verified on this display's disk. */
  content: referenceSchema,
  /** Teachers' own shelves of this display's room (shared/contract/personal-shelves); absent where there are none. */
  personal: referenceSchema,
  /** How this display may fill its disk. */
  download: contentRulesSchema,
  /** How the bell is told in this room. */
  bells: roomBellsSchema,
  /** How much later than the timetable the school's bell rings (negative: earlier): at `at`, and by how much that grows a day. */
  bellAlignment: z.object({ at: instantSchema, offsetMs: z.number(), driftMsPerDay: z.number() }),
  /** Where the time may be asked (SNTP) while the hub is not heard; absent: nowhere. */
  timeServer: timeServerSchema,
  emergency: emergencySchema.nullable(),
  /** Spread of the first retry after a lost connection, seconds. */
  spreadS: z.number().min(0).max(600),
  volume: z.int().min(0).max(100),
}).partial()
export type DesiredSet = z.infer<typeof desiredSetSchema>

/** The body of a desired document's envelope. `topic` is the one it was made for; `rev` rises by one. */
export const desiredBodySchema = z.object({
  v: z.literal(1),
  topic: z.string().max(200),
  rev: z.int().min(1),
  ts: instantSchema,
  set: desiredSetSchema,
})
export type DesiredBody = z.infer<typeof desiredBodySchema>
